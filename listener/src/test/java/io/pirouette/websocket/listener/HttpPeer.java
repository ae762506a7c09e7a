// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One connection to a listener, for several requests, one after the other or at once, whole or in
 * parts. For one thread.
 */
final class HttpPeer implements AutoCloseable {

  /** Reached only when a test fails. */
  static final int TIMEOUT_MILLIS = 20_000;

  private static final int BLOCK = 8_192;

  private final Socket socket;
  private final InputStream in;

  private HttpPeer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** What has been answered. */
  record Answer(int status, Map<String, List<String>> headers, String body) {

    /** The values of a header, none if it is absent. */
    List<String> header(String name) {
      return headers.getOrDefault(name, List.of());
    }

    /** Whether the answer says that the connection ends. */
    boolean closes() {
      return header("Connection").stream().anyMatch("close"::equalsIgnoreCase);
    }
  }

  /** Connects to a port of this host. */
  static HttpPeer connect(int port) throws IOException {
    return connect(port, 1);
  }

  /** Connects from one of the addresses 127.0.0.1 to 127.0.0.255. */
  static HttpPeer connect(int port, int address) throws IOException {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(loopback(address), 0));
      socket.connect(new InetSocketAddress(loopback(1), port), TIMEOUT_MILLIS);
      return new HttpPeer(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  static InetAddress loopback(int last) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  /** Over a socket that is connected, with TLS for instance. */
  static HttpPeer over(Socket socket) throws IOException {
    return new HttpPeer(socket);
  }

  /** A request for an upgrade, with more header lines if there are any. */
  static String upgrade(String target, String... lines) {
    return head(
        "GET " + target + " HTTP/1.1",
        List.of(
            "Host: 127.0.0.1",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13"),
        lines);
  }

  /** A request for a page, with more header lines if there are any. */
  static String page(String target, String... lines) {
    return head("GET " + target + " HTTP/1.1", List.of("Host: 127.0.0.1"), lines);
  }

  /** The head of any request. */
  static String head(String requestLine, List<String> lines, String... more) {
    List<String> all = new ArrayList<>(List.of(requestLine));
    all.addAll(lines);
    all.addAll(Arrays.asList(more));
    return String.join("\r\n", all) + "\r\n\r\n";
  }

  /** Sends characters of Latin-1; whether the other end has taken them is seen by its answer. */
  HttpPeer send(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    try {
      for (int from = 0; from < bytes.length; from += BLOCK) {
        socket.getOutputStream().write(bytes, from, Math.min(BLOCK, bytes.length - from));
      }
    } catch (IOException refused) {
      // The other end has answered before it had read everything.
    }
    return this;
  }

  /** Sends a request and reads the answer. */
  Answer ask(String request) throws IOException {
    return send(request).answer();
  }

  /** Sends a request on a connection of its own, and expects this status. */
  static void assertStatus(int status, int port, String request) throws IOException {
    try (HttpPeer peer = connect(port)) {
      Answer answer = peer.ask(request);
      assertEquals(status, answer.status(), answer::toString);
    }
  }

  /**
   * Connects from an address as {@link #connect(int, int)} does and is let in, at the latest when a
   * place has become free.
   */
  static HttpPeer openPatiently(int port, int address) throws IOException {
    return openPatiently(port, address, "/");
  }

  /** The same at a path of choice. */
  static HttpPeer openPatiently(int port, int address, String path) throws IOException {
    long deadline = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
    while (true) {
      HttpPeer peer = connect(port, address);
      Answer answer = peer.ask(upgrade(path));
      if (answer.status() == 101) {
        return peer;
      }
      peer.close();
      if (answer.status() != 503 || System.nanoTime() > deadline) {
        throw new IOException("not let in: " + answer);
      }
    }
  }

  /** Reads an answer to its end. */
  Answer answer() throws IOException {
    String[] lines = headOfAnswer().split("\r\n");
    int status = Integer.parseInt(lines[0].split(" ")[1]);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      String[] header = line.split(":", 2);
      headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1].trim());
    }
    Answer answer = new Answer(status, headers, "");
    return status == 101 ? answer : new Answer(status, headers, body(answer));
  }

  private String headOfAnswer() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try {
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          throw new EOFException("the connection has ended after '" + head + "'");
        }
        head.write(next);
      }
    } catch (SocketTimeoutException silence) {
      throw new IOException("no answer but '" + head + "' on " + socket, silence);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private String body(Answer answer) throws IOException {
    byte[] body = new byte[0];
    if (!answer.header("Content-Length").isEmpty()) {
      body = in.readNBytes(Integer.parseInt(answer.header("Content-Length").get(0)));
    } else if (answer.closes()) {
      body = in.readAllBytes();
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Expects that the other end ends the connection, and sends nothing before. */
  void expectEnd() throws IOException {
    assertEquals(-1, read(), "the connection should have ended");
  }

  /** Waits for the other end to end the connection, whatever it sends before; returns that. */
  String readToEnd() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = read(); next >= 0; next = read()) {
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private int read() throws IOException {
    try {
      return in.read();
    } catch (SocketTimeoutException silence) {
      throw new IOException("neither a byte nor the end on " + socket, silence);
    } catch (SocketException reset) {
      return -1;
    }
  }

  /**
   * Sends a byte again and again, with a pause after each, until the other end has ended the
   * connection; returns what it has sent.
   */
  String drip(char letter, int pauseMillis) throws IOException {
    long deadline = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    socket.setSoTimeout(pauseMillis);
    while (System.nanoTime() < deadline) {
      send(String.valueOf(letter));
      try {
        int next = in.read();
        if (next < 0) {
          return bytes.toString(StandardCharsets.ISO_8859_1);
        }
        bytes.write(next);
      } catch (SocketTimeoutException pause) {
        // It waits for more.
      } catch (SocketException reset) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
      }
    }
    throw new IOException("the other end takes a byte after the other, on " + socket);
  }

  /** Has a text of two letters echoed by a service, on a connection that was upgraded. */
  void assertEchoes() throws IOException {
    send("\u0081\u0082\0\0\0\0hi");
    expectFrame("\u0081\u0002hi");
  }

  /** Expects a frame, given as characters of Latin-1. */
  void expectFrame(String frame) throws IOException {
    assertEquals(frame, new String(in.readNBytes(frame.length()), StandardCharsets.ISO_8859_1));
  }

  /** Ends the connection with an RST. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Ends the connection without a word. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
