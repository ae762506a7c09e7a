// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Loopback.at;
import static io.pirouette.websocket.listener.Loopback.listener;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.HeaderParameter;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.UpgradeException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is nobody else's business is in no line, at no level, whatever happens. */
@Tag("LOG-07")
class LogSecretsTest {

  /** Part of everything that is not to be seen. */
  private static final String SECRET = "hunter2";

  /** The same as a user's name and password. */
  private static final String BASIC = "aHVudGVyMjpodW50ZXIy";

  private static final int LIMIT = 1000;

  private final CapturedLog log = new CapturedLog();
  private final Listener listener = listener(0);

  @AfterEach
  void stop() {
    listener.close();
    log.close();
  }

  record Rooms(Dispatch dispatch) implements UpgradeService {

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(
          ServiceConfiguration.builder().dispatch(dispatch).maxMessageSize(LIMIT).build());
    }

    @Get("room")
    public Service upgrade(
        UpgradeRequest request,
        @QueryParameter("number") int number,
        @HeaderParameter("X-Number") int other) {
      return switch (number) {
        case 1 -> throw new UpgradeException("not today");
        case 2 -> throw new IllegalStateException("unable to serve " + request);
        case 3 -> new Bytes();
        case 4 -> new Failing();
        default -> new Echo();
      };
    }
  }

  static class Echo implements Service {
    public String onTextMessage(Caller caller, String text) {
      return text;
    }

    public byte[] onBinaryMessage(byte[] data) {
      return data;
    }

    public void onError(Throwable error) {}
  }

  static class Bytes implements Service {
    public void onMessage(byte[] data) {}
  }

  static class Failing implements Service {
    public void onTextMessage(Caller caller, String text) {
      throw new WebSocketException("unable to serve " + caller);
    }

    public String onBinaryMessage(Caller caller, byte[] data) {
      caller.close();
      return new String(data, StandardCharsets.UTF_8);
    }

    public void onPing(Caller caller, byte[] data) {
      throw new IllegalStateException("unable to answer " + caller.getUpgradeRequest());
    }
  }

  /** A handshake with secrets wherever browsers and programs put them. */
  private static Handshake handshake(URI uri) {
    return Handshake.of(uri)
        .with("Authorization: Bearer " + SECRET)
        .with("Proxy-Authorization: Basic " + BASIC)
        .with("Cookie: session=" + SECRET)
        .with("X-Api-Key: " + SECRET)
        .with("Referer: https://example.com/?token=" + SECRET)
        .with("Sec-WebSocket-Protocol: bearer." + SECRET);
  }

  private URI uri(String path, Object number) {
    return at(listener, path + "?token=" + SECRET + "&number=" + number);
  }

  private void refused(int status, URI uri, Handshake handshake) throws IOException {
    assertEquals(status, RawPeer.handshake(uri, handshake).status());
  }

  private RawPeer open(int number) throws IOException {
    URI uri = uri("/room", number);
    return RawPeer.open(uri, handshake(uri).with("X-Number: 0"));
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  void neitherCredentialsNorPayloadsAreLogged(Dispatch dispatch) throws Exception {
    listener.attach(new Rooms(dispatch)).start();
    refuse();
    converse();
    fail();
    listener.close();
    assertFalse(log.messages(Level.FINE).isEmpty());
    assertFalse(log.messages(Level.SEVERE).isEmpty());
    for (CapturedLog.Line line : log.lines()) {
      assertFalse(line.contains(SECRET) || line.contains(BASIC), line::toString);
    }
  }

  private void refuse() throws IOException {
    URI ok = uri("/room", 0);
    refused(404, uri("/other", 0), handshake(uri("/other", 0)).with("X-Number: 0"));
    refused(400, uri("/room", SECRET), handshake(uri("/room", SECRET)).with("X-Number: 0"));
    refused(400, ok, handshake(ok).with("X-Number: " + SECRET));
    refused(404, ok, handshake(ok));
    refused(403, ok, handshake(ok).with("X-Number: 0").with("Origin: https://example.com"));
    refused(400, ok, handshake(ok).with("Sec-WebSocket-Protocol: " + SECRET + ";"));
    refused(400, ok, handshake(ok).with("Sec-WebSocket-Key: " + SECRET));
    refused(400, ok, handshake(ok).with("Sec-WebSocket-Extensions: " + SECRET + ";="));
    refused(400, uri("/room", 1), handshake(uri("/room", 1)).with("X-Number: 0"));
    refused(500, uri("/room", 2), handshake(uri("/room", 2)).with("X-Number: 0"));
  }

  private void converse() throws IOException {
    try (RawPeer peer = open(0)) {
      peer.sendText(SECRET);
      peer.expectText(SECRET);
      peer.sendBinary(SECRET.getBytes(StandardCharsets.UTF_8));
      peer.expect(Frame.binary(SECRET.getBytes(StandardCharsets.UTF_8)));
      peer.send(Frame.control(Frame.PONG, SECRET));
      peer.send(Frame.control(Frame.PING, SECRET));
      peer.expect(Frame.control(Frame.PONG, SECRET));
    }
  }

  private void fail() throws IOException {
    ended(3, Frame.text(SECRET), 1003);
    ended(0, Frame.text(SECRET.repeat(LIMIT)), 1009);
    ended(0, new Frame(true, 0, 7, SECRET.getBytes(StandardCharsets.UTF_8)), 1002);
    ended(
        0,
        new Frame(true, 0, Frame.TEXT, (SECRET + "\u00ff").getBytes(StandardCharsets.ISO_8859_1)),
        1007);
    ended(4, Frame.binary(SECRET.getBytes(StandardCharsets.UTF_8)), 1000);
    ended(4, Frame.control(Frame.PING, SECRET), 1011);
    try (RawPeer peer = open(4)) {
      peer.sendText(SECRET);
    }
    RawPeer lost = open(0);
    lost.sendText(SECRET);
    lost.cut();
  }

  /** Sends a frame for which the service's end closes. */
  private void ended(int number, Frame frame, int code) throws IOException {
    try (RawPeer peer = open(number)) {
      peer.send(frame);
      Frame close = peer.next();
      assertEquals(Frame.CLOSE, close.opcode(), close::toString);
      assertTrue(close.toString().contains(" " + code + " "), close::toString);
      peer.answerClose(code);
    }
  }
}
