// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.impl.auth.Claims;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.binding.JsonObjects;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A token taken apart (RFC 7515 section 7.1), before anything of it is believed. What has two
 * readings is refused. Never printed.
 */
final class CompactToken {

  private static final int MAX_LENGTH = 16_384;
  private static final int PARTS = 3;

  /** Nothing of what these announce is understood here (RFC 7515, 7516, 7797). */
  private static final List<String> NOT_UNDERSTOOD = List.of("crit", "b64", "zip", "enc");

  private final String text;
  private final String[] parts;
  private final Claims header;

  private CompactToken(String text, String[] parts, Claims header) {
    this.text = text;
    this.parts = parts;
    this.header = header;
  }

  /**
   * Takes a token apart.
   *
   * @throws RejectedException if it is not in the form of a signed token
   */
  static CompactToken of(String text, JsonObjects json) {
    if (text.length() > MAX_LENGTH) {
      throw new RejectedException("a token of more than " + MAX_LENGTH + " characters");
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length != PARTS) {
      throw new RejectedException("no signed token: it has not three parts");
    }
    Claims header = object(parts[0], json);
    for (String name : NOT_UNDERSTOOD) {
      if (header.any(name).isPresent()) {
        throw new RejectedException("a token with the header " + name);
      }
    }
    if (!parts[1].isEmpty()) {
      decode(parts[1]);
    }
    decode(parts[2]);
    return new CompactToken(text, parts, header);
  }

  private static Claims object(String part, JsonObjects json) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(decode(part));
      return new Claims(json.read(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()));
    } catch (CharacterCodingException | PayloadBindingException e) {
      throw new RejectedException("a part of the token is no JSON object, or no clear one");
    }
  }

  /** Of several texts that stand for the same bytes, one is right. */
  private static byte[] decode(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      if (bytes.length > 0
          && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // As if it stood for nothing.
    }
    throw new RejectedException("a part of the token is not in Base64url");
  }

  /** What the signature is over: the first two parts as they came. */
  byte[] signed() {
    return text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
  }

  /** In Base64url. */
  String signature() {
    return parts[2];
  }

  /** The header's algorithm. */
  String algorithm() {
    return header
        .text("alg")
        .orElseThrow(() -> new RejectedException("a token without an algorithm"));
  }

  /** By which name the key is known. */
  Optional<String> keyId() {
    if (header.any("kid").isPresent() && header.text("kid").isEmpty()) {
      throw new RejectedException("a token with a key's name that is no string");
    }
    return header.text("kid");
  }

  /** What the token says; worth nothing before its signature is checked. */
  Claims claims(JsonObjects json) {
    return object(parts[1], json);
  }
}
