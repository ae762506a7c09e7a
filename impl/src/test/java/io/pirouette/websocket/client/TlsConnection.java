// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * The server's end of a connection to a {@link TlsServer}, in clear until the {@link #handshake}.
 * Each write is a record of its own, or several if it is long. For one thread, or one that sends
 * and one that expects.
 */
final class TlsConnection implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = Math.toIntExact(Dialogue.PATIENCE.toMillis());

  private final TlsSocket raw;
  private SSLContext context;
  private final String[] protocols;
  private boolean demandsCertificate;
  private SSLSocket tls;
  private InputStream in;
  private OutputStream out;

  TlsConnection(TlsSocket raw, SSLContext context, String... protocols) throws IOException {
    this.raw = raw;
    this.context = context;
    this.protocols = protocols;
    raw.setSoTimeout(TIMEOUT_MILLIS);
    raw.setTcpNoDelay(true);
    in = raw.getInputStream();
    out = raw.getOutputStream();
  }

  /** The TCP connection. */
  TlsSocket raw() {
    return raw;
  }

  String[] protocols() {
    return protocols.clone();
  }

  SSLContext context() {
    return context;
  }

  /** The client is to prove who it is. */
  void demandCertificate() {
    demandsCertificate = true;
  }

  /** The server proves to be somebody else. */
  void use(TlsKeys key) {
    context = key.server();
  }

  /** Puts TLS over the connection. */
  TlsConnection handshake() throws IOException {
    tls = (SSLSocket) context.getSocketFactory().createSocket(raw, (InputStream) null, true);
    if (protocols.length > 0) {
      tls.setEnabledProtocols(protocols);
    }
    tls.setNeedClientAuth(demandsCertificate);
    tls.startHandshake();
    in = new BufferedInputStream(tls.getInputStream());
    out = tls.getOutputStream();
    return this;
  }

  SSLSession session() {
    return tls.getSession();
  }

  /** Changes the keys (RFC 8446 section 4.6.3); the client is to change its own. */
  void updateKeys() throws IOException {
    assertEquals("TLSv1.3", session().getProtocol());
    tls.startHandshake();
  }

  /** Asks for another handshake, of TLS 1.2; what is done when that has ended. */
  CompletableFuture<Void> renegotiate() throws IOException {
    assertEquals("TLSv1.2", session().getProtocol());
    CompletableFuture<Void> done = new CompletableFuture<>();
    tls.addHandshakeCompletedListener(event -> done.complete(null));
    // So that it is a whole one: the session cannot be resumed with another cipher.
    String[] others = tls.getEnabledCipherSuites();
    others =
        Arrays.stream(others)
            .filter(s -> !s.equals(session().getCipherSuite()))
            .toArray(String[]::new);
    tls.setEnabledCipherSuites(others);
    tls.startHandshake();
    return done;
  }

  /** The next HTTP request. */
  ReceivedRequest readRequest() throws IOException {
    String[] lines = readHead().split("\r\n");
    String[] parts = lines[0].split(" ");
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(":", 2);
      headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1].trim());
    }
    return new ReceivedRequest(parts[0], parts[1], headers);
  }

  private String readHead() throws IOException {
    byte[] next = new byte[1];
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      if (in.read(next, 0, 1) < 0) {
        throw new IOException("the connection ended in an HTTP head: '" + head + "'");
      }
      head.append((char) (next[0] & 0xff));
    }
    return head.toString();
  }

  /** Does the handshakes of TLS and of WebSocket, and sends frames in one write with the answer. */
  ReceivedRequest open(Frame... frames) throws IOException {
    handshake();
    ReceivedRequest request = readRequest();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(RawConnection.head(request));
    bytes.write(join(frames));
    sendRaw(bytes.toByteArray());
    return request;
  }

  static byte[] join(Frame... frames) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Frame frame : frames) {
      bytes.write(frame.unmasked());
    }
    return bytes.toByteArray();
  }

  void answer(String text) throws IOException {
    sendRaw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void sendRaw(byte[] bytes) throws IOException {
    out.write(bytes, 0, bytes.length);
  }

  /** Sends frames in one write. */
  void send(Frame... frames) throws IOException {
    sendRaw(join(frames));
  }

  void sendText(String text) throws IOException {
    send(Frame.text(text));
  }

  /** Sends bytes in as many records as there are pieces of a size. */
  void sendInRecords(byte[] bytes, int size) throws IOException {
    for (int from = 0; from < bytes.length; from += size) {
      sendRaw(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
    }
  }

  /** The next frame; null at the end of the connection. */
  Frame next() throws IOException {
    try {
      return read(new DataInputStream(in));
    } catch (SocketException reset) {
      return null;
    }
  }

  private static Frame read(DataInputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int second = in.readUnsignedByte();
    assertEquals(0x80, second & 0x80, "a client masks its frames");
    int length = second & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = new byte[length];
    in.readFully(payload);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new Frame((first & 0x80) != 0, first >> 4 & 7, first & 15, payload);
  }

  void expect(Frame expected) throws IOException {
    assertEquals(expected, next());
  }

  void expectText(String text) throws IOException {
    expect(Frame.text(text));
  }

  /** Expects a whole message, in however many frames; says in how many. */
  int expectMessage(int opcode, byte[] message) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    Frame frame = next();
    assertEquals(opcode, frame.opcode());
    whole.write(frame.payload());
    int count = 1;
    while (!frame.fin()) {
      frame = next();
      assertEquals(Frame.CONTINUATION, frame.opcode());
      whole.write(frame.payload());
      count++;
    }
    assertArrayEquals(message, whole.toByteArray());
    return count;
  }

  /** Expects that the client closes, answers it, and expects the end of the connection. */
  void expectClose(int code) throws IOException {
    expect(Frame.close(code, ""));
    send(Frame.close(code, ""));
    expectEnd();
  }

  /** Closes, and expects the answer and the end of the connection. */
  void closeFirst(int code, String reason) throws IOException {
    send(Frame.close(code, reason));
    expect(Frame.close(code, ""));
    expectEnd();
  }

  void expectEnd() throws IOException {
    assertNull(next(), "the connection should have ended");
  }

  /** Ends the direction to the client, as TLS wants it. */
  void endTls() throws IOException {
    tls.shutdownOutput();
  }

  /** Ends the direction to the client in TCP alone. */
  void truncate() throws IOException {
    raw.shutdownOutput();
  }

  /** Ends the connection with an RST. */
  void reset() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
  }

  /** Ends the connection without a word of TLS. */
  void cut() throws IOException {
    raw.close();
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
