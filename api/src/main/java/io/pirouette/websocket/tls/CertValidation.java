// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

import io.pirouette.websocket.internal.Times;
import java.time.Duration;

/**
 * Asks whether certificates have been revoked. Whoever cannot be shown to be in order is refused,
 * also if no answer is to be had; a certificate that is trusted itself is not asked about. The
 * certificates have to say whom to ask: an OCSP responder in their authority information access, or
 * the place of a CRL (RFC 5280 sections 4.2.2.1 and 4.2.1.13).
 *
 * @param type how
 * @param cacheSize of how many certificates at most it is remembered that they were in order
 * @param cacheValidityPeriod for how long that is remembered; zero means not at all
 */
public record CertValidation(Type type, int cacheSize, Duration cacheValidityPeriod) {

  /** How revoked certificates are found out. */
  public enum Type {
    /**
     * By OCSP alone. A client takes the answer that the server has stapled to its certificate (RFC
     * 6066 section 8), and asks the responder itself if there is none. A listener staples an answer
     * to its own certificate if the JVM was started with {@code
     * -Djdk.tls.server.enableStatusRequestExtension=true}, which it cannot be told for one listener
     * alone, and if its chain holds its issuer's certificate; without the former, the listener says
     * so in the log. Clients' certificates are asked about in any case.
     */
    OCSP_STAPLING,
    /** By OCSP, and by certificate revocation lists where there is no responder or no answer. */
    OCSP_CRL
  }

  /**
   * Checks the values.
   *
   * @param type see above
   * @param cacheSize see above
   * @param cacheValidityPeriod see above
   * @throws IllegalArgumentException if {@code cacheSize} or {@code cacheValidityPeriod} is
   *     negative, or the latter longer than a year
   */
  public CertValidation {
    if (cacheSize < 0) {
      throw new IllegalArgumentException("cacheSize: " + cacheSize + " (expected: at least 0)");
    }
    if (!cacheValidityPeriod.isZero()) {
      Times.check("cacheValidityPeriod", cacheValidityPeriod);
    }
  }

  /**
   * Nothing is remembered.
   *
   * @param type how
   */
  public CertValidation(Type type) {
    this(type, 0, Duration.ZERO);
  }
}
