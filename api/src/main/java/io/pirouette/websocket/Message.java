// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.util.Arrays;

/**
 * A received message of either kind, whole (RFC 6455 section 5.6). Immutable.
 *
 * <pre>{@code
 * Message message = client.readMessage();
 * if (message instanceof Message.TextMessage text) {
 *   System.out.println(text.text());
 * }
 * }</pre>
 */
public sealed interface Message {

  /**
   * A text message.
   *
   * @param text the text, which may be empty
   */
  record TextMessage(String text) implements Message {}

  /**
   * A binary message; equal to another with the same bytes.
   *
   * @param data the bytes, which may be none; copied on the way in and out
   */
  record BinaryMessage(byte[] data) implements Message {

    /**
     * Copies the bytes.
     *
     * @param data see above
     */
    public BinaryMessage {
      data = data.clone();
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    @Override
    public byte[] data() {
      return data.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof BinaryMessage that && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(data);
    }

    @Override
    public String toString() {
      return "BinaryMessage[" + data.length + " bytes]";
    }
  }
}
