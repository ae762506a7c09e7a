// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.PayloadBindingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a message that does not fit its type is refused with. */
final class Misfit {

  private Misfit() {}

  static PayloadBindingException because(String detail) {
    return because(detail, null);
  }

  static PayloadBindingException because(String detail, @Nullable Throwable cause) {
    return new PayloadBindingException("data binding failed: " + detail, cause);
  }

  /** The text whose UTF-8 these bytes are. */
  static String utf8(byte[] data) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
    } catch (CharacterCodingException e) {
      throw because("the bytes are not UTF-8", e);
    }
  }
}
