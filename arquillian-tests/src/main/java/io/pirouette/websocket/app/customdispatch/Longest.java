// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

/** The longest message type that there is. */
public final class Longest {

  private static final String SIXTY_FOUR =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  /** 256 characters. */
  public static final String VALUE = SIXTY_FOUR + SIXTY_FOUR + SIXTY_FOUR + SIXTY_FOUR;

  private Longest() {}
}
