// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

/**
 * From a message type to the name of the custom remote method that it stands for (specification
 * section 3.2.2): cut into words at all but ASCII letters and digits, and put together again,
 * behind {@code on}, with a capital for each word.
 */
public final class MessageType {

  /** Longer ones are no message types (in characters). */
  public static final int MAX_LENGTH = 256;

  private MessageType() {}

  /** The name with all other letters small: {@code onUnSubscribe}, {@code onSubscribetrade}. */
  public static String methodName(String messageType) {
    return methodName(messageType, false);
  }

  /** The name with capitals within words kept: {@code onSubscribeTrade}. */
  public static String methodNameWithCapitals(String messageType) {
    return methodName(messageType, true);
  }

  /** Whether there is a message type for a method of this name. */
  static boolean leadsTo(String methodName) {
    return methodName.equals(methodNameWithCapitals(methodName.substring(2)));
  }

  private static String methodName(String messageType, boolean keepCapitals) {
    StringBuilder name = new StringBuilder(messageType.length() + 2).append("on");
    boolean first = true;
    for (int i = 0; i < messageType.length(); i++) {
      char c = messageType.charAt(i);
      if (!isLetterOrDigit(c)) {
        first = true;
      } else if (first) {
        name.append(toUpperCase(c));
        first = false;
      } else {
        name.append(keepCapitals ? c : toLowerCase(c));
      }
    }
    return name.toString();
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || isCapital(c) || (c >= '0' && c <= '9');
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static char toUpperCase(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }

  private static char toLowerCase(char c) {
    return isCapital(c) ? (char) (c - 'A' + 'a') : c;
  }
}
