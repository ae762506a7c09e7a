// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import io.pirouette.websocket.internal.Scopes;
import io.pirouette.websocket.internal.ServerUrl;
import io.pirouette.websocket.internal.Times;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all grants ask of their values. */
final class GrantRules {

  private static final Set<String> OWN_FIELDS =
      Set.of(
          "grant_type",
          "scope",
          "username",
          "password",
          "refresh_token",
          "assertion",
          "client_id",
          "client_secret");

  private GrantRules() {}

  static void check(
      List<String> scopes,
      Duration defaultTokenExpTime,
      Duration clockSkew,
      Map<String, String> optionalParams,
      @Nullable String clientId,
      @Nullable String clientSecret) {
    Scopes.checked(scopes);
    Times.check("defaultTokenExpTime", defaultTokenExpTime);
    checkSkew(clockSkew);
    checkParams(optionalParams);
    if (clientSecret != null && clientId == null) {
      throw new IllegalArgumentException(
          "clientId: null (expected: one, together with a clientSecret)");
    }
  }

  private static void checkSkew(Duration skew) {
    if (!skew.isZero()) {
      Times.check("clockSkew", skew);
    }
  }

  static void checkParams(Map<String, String> fields) {
    for (String field : fields.keySet()) {
      if (OWN_FIELDS.contains(field)) {
        throw new IllegalArgumentException(
            "optionalParams: '" + field + "' (expected: none that has a place of its own)");
      }
    }
  }

  /** The text of a grant for people: its server and client, and whose token it is. */
  static String shown(String kind, String url, @Nullable String clientId, String rest) {
    return kind + "[url=" + ServerUrl.shown(url) + ", clientId=" + clientId + rest + "]";
  }
}
