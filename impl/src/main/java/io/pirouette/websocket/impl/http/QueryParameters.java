// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.http;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters in a query, as HTML forms write them. */
public final class QueryParameters {

  private QueryParameters() {}

  /** Reads a query; throws if its escapes are not UTF-8. */
  public static Map<String, List<String>> parse(@Nullable String query)
      throws CharacterCodingException {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (query != null) {
      for (String pair : query.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        if (!pair.isEmpty()) {
          parameters.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
        }
      }
    }
    parameters.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(parameters);
  }

  private static String decoded(String text) throws CharacterCodingException {
    return PercentEncoding.decode(text.replace('+', ' '));
  }
}
