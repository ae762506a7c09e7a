// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deflate;

/** The peer's compressed payload inflates to more than it may. */
public final class InflatedTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InflatedTooLargeException(long limit) {
    super("Compressed payload inflates to too much (expected: at most " + limit + " bytes)");
  }
}
