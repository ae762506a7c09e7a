// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.exchange;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.impl.configuration.Placeholders;
import io.pirouette.websocket.internal.HeaderFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Headers of requests to servers of tokens or keys, with what their placeholders stand for. */
public final class CustomHeaders {

  private CustomHeaders() {}

  /**
   * Those of a configuration.
   *
   * @throws IllegalArgumentException naming the header whose value cannot be used
   */
  public static Map<String, List<String>> of(HttpClientConfiguration configuration) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    configuration
        .customHeaders()
        .forEach(
            (name, values) ->
                all.computeIfAbsent(name, absent -> new ArrayList<>())
                    .addAll(resolved(name, values)));
    return HeaderFields.ofTokenRequest(all);
  }

  private static List<String> resolved(String name, List<String> values) {
    return values.stream().map(value -> Placeholders.resolve("header " + name, value)).toList();
  }
}
