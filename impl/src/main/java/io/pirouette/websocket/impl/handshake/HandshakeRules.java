// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.impl.engine.Engine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The client's half of the opening handshake (RFC 6455 section 4.2.1). No container checks all of
 * it, and some accept what they should not.
 */
final class HandshakeRules {

  private static final String VERSION_HEADER = "Sec-WebSocket-Version";
  private static final String VERSION = "13";
  private static final int KEY_BYTES = 16;

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final String PARAMETER =
      "\\s*+;\\s*+" + TOKEN + "(\\s*+=\\s*+(" + TOKEN + "|\"" + TOKEN + "\"))?+";
  private static final String OFFER = TOKEN + "(" + PARAMETER + ")*+";
  private static final Pattern EXTENSIONS =
      Pattern.compile("\\s*+" + OFFER + "(\\s*+,\\s*+" + OFFER + ")*+\\s*+");

  private HandshakeRules() {}

  /** Whether a request asks for WebSocket at all, well formed or not. */
  static boolean isUpgrade(HttpServletRequest request) {
    return tokens(request, "Upgrade").anyMatch("websocket"::equalsIgnoreCase);
  }

  /** Throws a refusal unless the request is one that the container may be given. */
  static void check(HttpServletRequest request, Engine engine) throws IOException {
    checkRequestLine(request);
    if (values(request, "Host").size() != 1) {
      throw refused("Host (expected: once)");
    }
    if (tokens(request, "Connection").noneMatch("upgrade"::equalsIgnoreCase)) {
      throw refused("Connection: no token 'upgrade'");
    }
    if (values(request, "Authorization").size() > 1) {
      throw refused("Authorization (expected: once)");
    }
    checkVersion(request);
    checkKey(request);
    checkExtensions(request);
    if (!SubProtocols.areWellFormed(values(request, SubProtocols.HEADER))) {
      throw refused(SubProtocols.HEADER + " (expected: a list of tokens, each one once)");
    }
    checkNoBody(request, engine);
  }

  private static void checkRequestLine(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")) {
      throw new RefusedException(
          new Refusal(
              405, Map.of("Allow", List.of("GET")), "An upgrade is asked for with the method GET"));
    }
    if (!request.getProtocol().equals("HTTP/1.1")) {
      throw refused(request.getProtocol() + " (expected: HTTP/1.1)");
    }
    try {
      new URI(request.getRequestURI());
      if (request.getQueryString() != null) {
        new URI("?" + request.getQueryString());
      }
    } catch (URISyntaxException e) {
      throw refused("The path or query is not a legal URI");
    }
  }

  /**
   * Without a body: on Tyrus the header Upgrade, which RFC 9110 demands here, drops its headers.
   */
  private static void checkVersion(HttpServletRequest request) {
    if (!values(request, VERSION_HEADER).equals(List.of(VERSION))) {
      throw new RefusedException(
          new Refusal(
              426, Map.of(VERSION_HEADER, List.of(VERSION), "Upgrade", List.of("websocket")), ""));
    }
  }

  private static void checkKey(HttpServletRequest request) {
    List<String> keys = values(request, "Sec-WebSocket-Key");
    if (keys.size() != 1 || !isKey(keys.get(0))) {
      throw refused("Sec-WebSocket-Key (expected: 16 bytes in Base64, once)");
    }
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == KEY_BYTES && key.endsWith("==");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Containers stumble over offers that are not well formed (RFC 6455 section 9.1). */
  private static void checkExtensions(HttpServletRequest request) {
    for (String offers : values(request, "Sec-WebSocket-Extensions")) {
      if (!EXTENSIONS.matcher(offers).matches()) {
        throw refused("Sec-WebSocket-Extensions (expected: a list of offers)");
      }
    }
  }

  /** What follows the head is frames; a body would be read as such, or the reverse. */
  private static void checkNoBody(HttpServletRequest request, Engine engine) throws IOException {
    boolean body =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    if (body || (!engine.readsEarlyFrames() && request.getInputStream().available() > 0)) {
      throw refused("Nothing may follow an upgrade request before its answer");
    }
  }

  private static List<String> values(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header));
  }

  private static Stream<String> tokens(HttpServletRequest request, String header) {
    return values(request, header).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::trim);
  }

  private static RefusedException refused(String why) {
    return new RefusedException(Refusal.of(400, why));
  }
}
