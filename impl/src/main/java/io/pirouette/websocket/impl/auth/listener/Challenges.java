// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import io.pirouette.websocket.impl.auth.listener.Credentials.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The answers to requests that are refused for their credentials, as RFC 9110 and 6750 have them.
 */
final class Challenges {

  private static final String CHALLENGE = "WWW-Authenticate";
  private static final String RETRY_AFTER = "Retry-After";

  /** When a server that did not answer may be there again, in seconds. */
  private static final String RETRY_SECONDS = "5";

  /** RFC 6749 section 3.3; the names of groups and roles may have more. */
  private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

  private final Set<Scheme> schemes;
  private final String realm;

  /**
   * The answers of a service.
   *
   * @param schemes which it asks for; none if only the container's login counts
   * @param basePath by which it is known
   */
  Challenges(Set<Scheme> schemes, String basePath) {
    this.schemes = schemes;
    this.realm = "realm=\"" + basePath.replaceAll("[^ -~]|[\"\\\\]", "?") + "\"";
  }

  /** There are several credentials, of which none may be preferred. */
  AccessDeniedException ambiguous() {
    List<String> challenges = challenges("error=\"invalid_request\"");
    return new AccessDeniedException(400, Map.of(CHALLENGE, challenges));
  }

  /** There are none, or they are not accepted. */
  AccessDeniedException unauthorized(Credentials credentials) {
    String error =
        credentials instanceof Token
            ? "error=\"invalid_token\""
            : credentials == Credentials.Absent.MALFORMED ? "error=\"invalid_request\"" : "";
    return new AccessDeniedException(401, Map.of(CHALLENGE, challenges(error)));
  }

  private List<String> challenges(String bearerError) {
    List<String> challenges = new ArrayList<>();
    if (schemes.contains(Scheme.BEARER)) {
      challenges.add("Bearer " + realm + (bearerError.isEmpty() ? "" : ", " + bearerError));
    }
    if (schemes.contains(Scheme.BASIC)) {
      challenges.add("Basic " + realm + ", charset=\"UTF-8\"");
    }
    if (challenges.isEmpty()) {
      // HTTP demands one, and the container's way to log in has no name among the schemes.
      challenges.add("Login " + realm);
    }
    return challenges;
  }

  /** They are accepted, and that is not enough. */
  AccessDeniedException forbidden(Entry entry) {
    if (entry.scheme() != Scheme.BEARER) {
      return new AccessDeniedException(403, Map.of());
    }
    String scopes =
        entry.scopes().stream().filter(SCOPE.asMatchPredicate()).collect(Collectors.joining(" "));
    String challenge =
        "Bearer "
            + realm
            + ", error=\"insufficient_scope\""
            + (scopes.isEmpty() ? "" : ", scope=\"" + scopes + "\"");
    return new AccessDeniedException(403, Map.of(CHALLENGE, List.of(challenge)));
  }

  /** They cannot be checked. */
  static AccessDeniedException unavailable() {
    return new AccessDeniedException(503, Map.of(RETRY_AFTER, List.of(RETRY_SECONDS)));
  }

  /** They are not looked at, for a time. */
  static AccessDeniedException putOff(Duration time) {
    long seconds = Math.max(1, time.plusNanos(999_999_999).toSeconds());
    return new AccessDeniedException(429, Map.of(RETRY_AFTER, List.of(Long.toString(seconds))));
  }
}
