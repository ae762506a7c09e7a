// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

import java.util.List;

/**
 * Which versions of TLS may be used.
 *
 * @param versions names such as {@code TLSv1.3}, in any order; none means the default, {@code
 *     TLSv1.3} and {@code TLSv1.2}
 */
public record Protocol(List<String> versions) {

  /** What is used where nothing is said. */
  public static final Protocol DEFAULT = new Protocol(List.of("TLSv1.3", "TLSv1.2"));

  /**
   * Copies the names, or takes the default for none.
   *
   * @param versions see above
   */
  public Protocol {
    versions = versions.isEmpty() ? List.of("TLSv1.3", "TLSv1.2") : List.copyOf(versions);
  }

  /**
   * These versions.
   *
   * @param versions names such as {@code TLSv1.3}
   * @return the versions
   */
  public static Protocol of(String... versions) {
    return new Protocol(List.of(versions));
  }
}
