// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.WebSocketException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client says first (RFC 8446 section 4.1.2).
 *
 * @param sessionId of a session of TLS 1.2, or none; in TLS 1.3 any bytes
 * @param cipherSuites the numbers of the suites that are offered, in order
 * @param compressions the numbers of the compressions that are offered
 * @param extensions by their numbers
 */
record ClientHello(
    byte[] sessionId,
    List<Integer> cipherSuites,
    byte[] compressions,
    Map<Integer, ByteBuffer> extensions) {

  static final int SERVER_NAME = 0;
  static final int STATUS_REQUEST = 5;
  static final int EXTENDED_MASTER_SECRET = 23;
  static final int SESSION_TICKET = 35;
  static final int PRE_SHARED_KEY = 41;
  static final int SUPPORTED_VERSIONS = 43;

  private static final int RECORD_HEADER = 5;
  private static final int CLIENT_HELLO = 1;

  /** That of a client which gets no answer, and so does not connect. */
  static ClientHello of(TlsServer server, String host, ClientConfiguration configuration)
      throws IOException {
    Connecting connecting = Connecting.to(server.uri(host), configuration);
    TlsConnection connection = server.accept();
    byte[] record = TlsFirstFlight.readRecord(connection);
    connection.cut();
    assertThrows(WebSocketException.class, connecting::client);
    return read(ByteBuffer.wrap(record).position(RECORD_HEADER));
  }

  private static ClientHello read(ByteBuffer message) {
    assertEquals(CLIENT_HELLO, message.get());
    assertEquals(message.limit(), (message.get() << 16) + message.getChar() + message.position());
    assertEquals(0x0303, message.getChar(), "the version, as it has to be said for old boxes");
    message.position(message.position() + 32);
    byte[] sessionId = bytes(message, message.get());
    List<Integer> suites = numbers(part(message, message.getChar()));
    byte[] compressions = bytes(message, message.get());
    ByteBuffer rest = part(message, message.getChar());
    Map<Integer, ByteBuffer> extensions = new LinkedHashMap<>();
    while (rest.hasRemaining()) {
      extensions.put((int) rest.getChar(), part(rest, rest.getChar()));
    }
    return new ClientHello(sessionId, suites, compressions, extensions);
  }

  private static byte[] bytes(ByteBuffer from, int length) {
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }

  private static ByteBuffer part(ByteBuffer from, int length) {
    return ByteBuffer.wrap(bytes(from, length));
  }

  private static List<Integer> numbers(ByteBuffer from) {
    List<Integer> numbers = new ArrayList<>();
    while (from.hasRemaining()) {
      numbers.add((int) from.getChar());
    }
    return numbers;
  }

  /** 0x0304 is TLS 1.3, 0x0303 is TLS 1.2. */
  List<Integer> versions() {
    ByteBuffer versions = extensions.get(SUPPORTED_VERSIONS).duplicate();
    return numbers(part(versions, versions.get()));
  }

  /** The host that is wanted; null if it is not said (RFC 6066 section 3). */
  String serverName() {
    if (!extensions.containsKey(SERVER_NAME)) {
      return null;
    }
    ByteBuffer names = extensions.get(SERVER_NAME).duplicate();
    assertEquals(names.remaining() - 2, names.getChar());
    assertEquals(0, names.get(), "the kind of a name");
    String name = new String(bytes(names, names.getChar()), StandardCharsets.US_ASCII);
    assertEquals(0, names.remaining(), "more names than one");
    return name;
  }

  /** Whether a session is to be taken up again. */
  boolean offersSession() {
    return extensions.containsKey(PRE_SHARED_KEY)
        || (extensions.containsKey(SESSION_TICKET)
            && extensions.get(SESSION_TICKET).hasRemaining());
  }
}
