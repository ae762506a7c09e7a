// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** All that a server sends until it ends the connection, whatever it is. */
record WholeAnswer(String text) {

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

  /** Reached only when a test fails. */
  private static final int TIMEOUT_MILLIS = 20_000;

  /** Sends text of Latin-1 in one packet, and reads to the end. */
  static WholeAnswer to(URI uri, String request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getInputStream().transferTo(answer);
    } catch (SocketException reset) {
      // By a server that ends the connection with something unread.
    }
    return new WholeAnswer(answer.toString(ISO_8859_1));
  }

  /** The status of each HTTP answer in it. */
  List<String> statuses() {
    return STATUS_LINE.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** What a WebSocket client sends to ask for an upgrade. */
  static String request(URI uri, String... lines) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return request(uri.getRawPath() + query, uri, lines);
  }

  /** The same for a target that no URI would hold, with more header lines. */
  static String request(String target, URI uri, String... lines) {
    StringBuilder request =
        new StringBuilder("GET " + target + " HTTP/1.1\r\n")
            .append("Host: " + uri.getHost() + ":" + uri.getPort() + "\r\n")
            .append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
            .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    for (String line : lines) {
      request.append(line).append("\r\n");
    }
    return request.append("\r\n").toString();
  }

  /** A text message as a client sends it, masked with zeros. */
  static String frame(String text) {
    return "\u0081" + (char) (0x80 | text.length()) + "\0\0\0\0" + text;
  }
}
