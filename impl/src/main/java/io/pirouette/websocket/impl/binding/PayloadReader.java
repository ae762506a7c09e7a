// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.PayloadBindingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes of a message the value of one declared type. Stateless. */
public enum PayloadReader {
  /** The text itself, also of a binary message, whose bytes are then taken as UTF-8. */
  TEXT {
    @Override
    public Object read(String text) {
      return text;
    }

    @Override
    public Object read(byte[] data) {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
      } catch (CharacterCodingException e) {
        throw new PayloadBindingException("data binding failed: the bytes are not UTF-8", e);
      }
    }
  },

  /** The bytes themselves, of a binary message only. */
  BYTES {
    @Override
    public Object read(String text) {
      throw new PayloadBindingException(
          "data binding failed: a text message is not a byte[]", null);
    }

    @Override
    public Object read(byte[] data) {
      return data;
    }
  };

  /**
   * The reader for a declared type.
   *
   * @return empty if no message can become that type
   */
  public static Optional<PayloadReader> of(String typeName) {
    if (typeName.equals("java.lang.String")) {
      return Optional.of(TEXT);
    }
    return typeName.equals("byte[]") ? Optional.of(BYTES) : Optional.empty();
  }

  /** From a text message; throws {@link PayloadBindingException} if it does not fit. */
  public abstract Object read(String text);

  /** From a binary message; throws {@link PayloadBindingException} if it does not fit. */
  public abstract Object read(byte[] data);
}
