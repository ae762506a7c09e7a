// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.impl.auth.listener.Credentials.Absent;
import io.pirouette.websocket.impl.auth.listener.Credentials.Password;
import io.pirouette.websocket.impl.auth.listener.Credentials.Token;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the credentials of a request. */
final class CredentialsReader {

  private static final String AUTHORIZATION = "Authorization";
  private static final String SUB_PROTOCOL = "Sec-WebSocket-Protocol";

  /** RFC 6750 section 2.1. */
  private static final Pattern BEARER_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private final @Nullable String subProtocolPrefix;

  /**
   * Looks into {@code Authorization}, and perhaps among the sub-protocols.
   *
   * @param subProtocolPrefix what a token begins with there; null for nowhere
   */
  CredentialsReader(@Nullable String subProtocolPrefix) {
    this.subProtocolPrefix = subProtocolPrefix;
  }

  /** The credentials; null if there are several, of which none may be chosen. */
  @Nullable Credentials read(UpgradeRequest request) {
    List<Credentials> found = new ArrayList<>();
    for (String value : request.headers().getOrDefault(AUTHORIZATION, List.of())) {
      found.add(ofHeader(value));
    }
    for (String value : request.headers().getOrDefault(SUB_PROTOCOL, List.of())) {
      addTokens(value, found);
    }
    return switch (found.size()) {
      case 0 -> Absent.NONE;
      case 1 -> found.get(0);
      default -> null;
    };
  }

  private void addTokens(String subProtocols, List<Credentials> found) {
    if (subProtocolPrefix != null) {
      for (String entry : subProtocols.split(",")) {
        String name = entry.strip();
        if (name.startsWith(subProtocolPrefix)) {
          found.add(token(name.substring(subProtocolPrefix.length())));
        }
      }
    }
  }

  private static Credentials ofHeader(String value) {
    String text = value.strip();
    int blank = text.indexOf(' ');
    String scheme = blank < 0 ? text : text.substring(0, blank);
    String rest = blank < 0 ? "" : text.substring(blank).strip();
    if (scheme.equalsIgnoreCase("Basic")) {
      return password(rest);
    }
    return scheme.equalsIgnoreCase("Bearer") ? token(rest) : Absent.NONE;
  }

  /** A token as it stands for itself. */
  static Credentials token(String text) {
    return BEARER_TOKEN.matcher(text).matches() ? new Token(text) : Absent.MALFORMED;
  }

  private static Credentials password(String encoded) {
    String text;
    try {
      text = decode(Base64.getDecoder().decode(encoded));
    } catch (IllegalArgumentException e) {
      return Absent.MALFORMED;
    }
    int colon = text.indexOf(':');
    boolean complete = colon > 0 && colon < text.length() - 1;
    return complete && text.chars().noneMatch(Character::isISOControl)
        ? new Password(text.substring(0, colon), text.substring(colon + 1))
        : Absent.MALFORMED;
  }

  /** As the challenge says, UTF-8; but some clients send Latin-1 whatever it says. */
  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
