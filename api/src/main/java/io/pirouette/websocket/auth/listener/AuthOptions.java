// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import io.pirouette.websocket.internal.HeaderFields;
import io.pirouette.websocket.internal.Times;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How {@link io.pirouette.websocket.ServiceConfiguration#auth()} is applied beyond the upgrade
 * request, and to peers that cannot send the header {@code Authorization}. Immutable; made by
 * {@link #builder()}. The canonical constructor is not part of the API.
 *
 * @param closeAtExpiry whether a connection is closed with status code 1008 ({@code token expired})
 *     when the token that opened it expires, or the one that has renewed it. The default is false:
 *     a token is looked at once.
 * @param warnBeforeExpiry how long before a token expires the service's {@code onTokenExpiring} is
 *     called, once for each token; at once if less is left. Null, the default, means never.
 * @param bearerSubProtocol the beginning of an entry of {@code Sec-WebSocket-Protocol} of which the
 *     rest is a bearer token, such as {@code bearer.}: pages in browsers can send no other header.
 *     The entry is never chosen nor echoed; a browser needs another one beside it that the service
 *     knows. Null, the default, means that tokens are not looked for there.
 * @param attemptGuard who is told about failed attempts, and may put off further ones; null, the
 *     default, means nobody
 */
public record AuthOptions(
    boolean closeAtExpiry,
    @Nullable Duration warnBeforeExpiry,
    @Nullable String bearerSubProtocol,
    @Nullable AttemptGuard attemptGuard) {

  /** Options of defaults. */
  public static final AuthOptions DEFAULT = builder().build();

  /**
   * Checks the values.
   *
   * @param closeAtExpiry see above
   * @param warnBeforeExpiry see above
   * @param bearerSubProtocol see above
   * @param attemptGuard see above
   * @throws IllegalArgumentException if the time is not positive or longer than a year, or the
   *     beginning of the entry is no token (RFC 9110 section 5.6.2)
   */
  public AuthOptions {
    if (warnBeforeExpiry != null) {
      Times.check("warnBeforeExpiry", warnBeforeExpiry);
    }
    if (bearerSubProtocol != null && !HeaderFields.isToken(bearerSubProtocol)) {
      throw new IllegalArgumentException(
          "bearerSubProtocol: '" + bearerSubProtocol + "' (expected: a token of RFC 9110)");
    }
  }

  /**
   * Starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the values of an {@link AuthOptions}. For one thread. */
  public static final class Builder {

    private boolean closeAtExpiry = false;
    private @Nullable Duration warnBeforeExpiry;
    private @Nullable String bearerSubProtocol;
    private @Nullable AttemptGuard attemptGuard;

    private Builder() {}

    /**
     * Sets {@link AuthOptions#closeAtExpiry()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder closeAtExpiry(boolean value) {
      this.closeAtExpiry = value;
      return this;
    }

    /**
     * Sets {@link AuthOptions#warnBeforeExpiry()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder warnBeforeExpiry(@Nullable Duration value) {
      this.warnBeforeExpiry = value;
      return this;
    }

    /**
     * Sets {@link AuthOptions#bearerSubProtocol()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder bearerSubProtocol(@Nullable String value) {
      this.bearerSubProtocol = value;
      return this;
    }

    /**
     * Sets {@link AuthOptions#attemptGuard()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder attemptGuard(@Nullable AttemptGuard value) {
      this.attemptGuard = value;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public AuthOptions build() {
      return new AuthOptions(closeAtExpiry, warnBeforeExpiry, bearerSubProtocol, attemptGuard);
    }
  }
}
