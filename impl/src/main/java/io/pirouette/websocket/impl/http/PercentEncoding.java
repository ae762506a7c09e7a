// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/** Escapes in paths and queries (RFC 3986 section 2.1), as UTF-8. */
public final class PercentEncoding {

  private static final int HEX = 16;

  private PercentEncoding() {}

  /** Decodes a text, once; throws if an escape is malformed, or if the bytes are not UTF-8. */
  public static String decode(String text) throws CharacterCodingException {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] sent = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(sent.length);
    for (int i = 0; i < sent.length; i++) {
      if (sent[i] == '%') {
        decoded.write(digit(sent, i + 1) * HEX + digit(sent, i + 2));
        i += 2;
      } else {
        decoded.write(sent[i]);
      }
    }
    ByteBuffer bytes = ByteBuffer.wrap(decoded.toByteArray());
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  private static int digit(byte[] text, int index) throws CharacterCodingException {
    int digit = index < text.length && text[index] > 0 ? Character.digit(text[index], HEX) : -1;
    if (digit < 0) {
      throw new MalformedInputException(1);
    }
    return digit;
  }
}
