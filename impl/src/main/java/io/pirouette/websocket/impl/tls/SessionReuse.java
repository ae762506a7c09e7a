// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.tls.CertValidation;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Whether, and for how long, TLS sessions may be taken up again. Immutable. */
final class SessionReuse {

  private final boolean allowed;

  /** Null for the JVM's default. */
  private final @Nullable Duration limit;

  private SessionReuse(boolean allowed, @Nullable Duration limit) {
    this.allowed = allowed;
    this.limit = limit;
  }

  /**
   * As it is configured. Who comes back with an old session shows no certificate, so a verdict on
   * certificates must not be remembered for longer by way of sessions.
   *
   * @param validation how the other end's certificates are checked for revocation; null for not
   */
  static SessionReuse of(
      boolean allowed, @Nullable Duration timeout, @Nullable CertValidation validation) {
    if (validation == null) {
      return new SessionReuse(allowed, timeout);
    }
    Duration period = validation.cacheValidityPeriod();
    return new SessionReuse(
        allowed && validation.cacheSize() > 0 && period.compareTo(Duration.ofSeconds(1)) >= 0,
        timeout != null && timeout.compareTo(period) < 0 ? timeout : period);
  }

  boolean isAllowed() {
    return allowed;
  }

  /** Whether sessions of this age, in nanoseconds, may not be taken up again. */
  boolean isOver(long age) {
    return limit != null && age >= limit.toNanos();
  }

  void applyTo(SSLContext context) {
    if (limit == null) {
      return;
    }
    int seconds = (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toSeconds()));
    context.getServerSessionContext().setSessionTimeout(seconds);
    context.getClientSessionContext().setSessionTimeout(seconds);
  }
}
