// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The library's log lines, under the logger {@code io.pirouette.websocket}. Texts from peers are
 * escaped, so that none can forge a line.
 */
public final class ConnectionLog {

  private static final String NAME = "io.pirouette.websocket";

  private static final Set<Integer> UNSEEN =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR,
          (int) Character.SURROGATE);

  /** What is longer, in characters, was not written by people: a peer's message, for example. */
  private static final int MAX_LENGTH = 4000;

  private ConnectionLog() {}

  /** Something that a developer or operator should look into. */
  public static void error(String message, @Nullable Throwable cause) {
    log(Level.ERROR, message, cause);
  }

  /** Something that was refused or lost, which may be the peer's doing. */
  public static void warning(String message) {
    log(Level.WARNING, message, null);
  }

  /** What happens once, and is good to know. */
  public static void info(String message) {
    log(Level.INFO, message, null);
  }

  /** What happens all the time. */
  public static void debug(String message, @Nullable Throwable cause) {
    log(Level.DEBUG, message, cause);
  }

  static Logger logger() {
    return System.getLogger(NAME);
  }

  private static void log(Level level, String message, @Nullable Throwable cause) {
    // Asked for anew, for in a container the logger belongs to the calling application.
    Logger logger = logger();
    try {
      if (logger.isLoggable(level)) {
        logger.log(level, escape(message), cause == null ? null : new LoggedFailure(cause));
      }
    } catch (RuntimeException handlerFailed) {
      // An application's own handler; its connections must not suffer from it.
    }
  }

  /** Characters that are not seen, or that turn the line around, as their code; else as it is. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .limit(MAX_LENGTH)
        .forEach(
            c -> {
              if (UNSEEN.contains(Character.getType(c))) {
                escaped.append(String.format("\\u%04x", c));
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return text.length() > MAX_LENGTH ? escaped.append("...").toString() : escaped.toString();
  }
}
