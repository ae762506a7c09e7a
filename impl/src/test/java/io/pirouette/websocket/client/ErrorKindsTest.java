// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.AuthnException;
import io.pirouette.websocket.error.AuthzException;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.InvalidContinuationFrameException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.PayloadTooLargeException;
import io.pirouette.websocket.error.PayloadValidationException;
import io.pirouette.websocket.error.ReadTimedOutException;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.error.UpgradeException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kinds of error, and which failure is of which kind. */
@ExtendWith(LeakCheck.class)
class ErrorKindsTest {

  static List<Class<?>> kinds() {
    return List.of(
        InvalidHandshakeException.class,
        PayloadTooLargeException.class,
        CorruptedFrameException.class,
        ConnectionException.class,
        UpgradeException.class,
        HandshakeTimedOutException.class,
        ReadTimedOutException.class,
        AuthException.class,
        AuthnException.class,
        AuthzException.class,
        SslException.class,
        PayloadBindingException.class);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @Tag("TYP-01")
  void everyKindIsAWebSocketExceptionThatUsersMayExtend(Class<?> kind) {
    assertEquals(true, WebSocketException.class.isAssignableFrom(kind));
    assertEquals(0, kind.getModifiers() & (java.lang.reflect.Modifier.FINAL));
  }

  @Test
  @Tag("TYP-02")
  void someKindsAreParticularCasesOfOthers() {
    assertEquals(ConnectionException.class, ConnectionClosureException.class.getSuperclass());
    assertEquals(
        CorruptedFrameException.class, InvalidContinuationFrameException.class.getSuperclass());
    assertEquals(PayloadBindingException.class, PayloadValidationException.class.getSuperclass());
  }

  @Test
  @Tag("TYP-03")
  void aFrameThatIsTooLargeIsOfAnotherKindThanOneThatIsWrong() throws IOException {
    try (Dialogue dialogue = Dialogue.open(ClientConfiguration.builder().maxFrameSize(1).build())) {
      dialogue.connection().sendText("xx");
      assertThrows(PayloadTooLargeException.class, dialogue.client()::readTextMessage);
      dialogue.connection().expectClose(1009, "");
    }
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().send(new Frame(true, 0, 3, new byte[0]));
      assertThrows(CorruptedFrameException.class, dialogue.client()::readTextMessage);
      dialogue.connection().expectClose(1002, "");
    }
  }

  @Test
  @Tag("TYP-03")
  @Tag("TYP-04")
  void theTextOfAnIoFailureIsInItsCause() throws IOException {
    int port;
    try (RawServer server = RawServer.start()) {
      port = server.port();
    }
    ConnectionException refused =
        assertThrows(
            ConnectionException.class, () -> Client.connect("ws://127.0.0.1:" + port + "/"));
    ConnectException cause = assertInstanceOf(ConnectException.class, refused.getCause());
    assertEquals(
        "IO Error (connect 127.0.0.1:" + port + ": " + cause.getMessage() + ")",
        refused.getMessage());
  }

  @Test
  @Tag("TYP-06")
  void whatTakesTooLongOrCannotBeBoundIsOfItsOwnKind() throws IOException {
    try (RawServer server = RawServer.start()) {
      ClientConfiguration hurried =
          ClientConfiguration.builder().handShakeTimeout(Duration.ofMillis(100)).build();
      assertThrows(
          HandshakeTimedOutException.class,
          () -> Client.connect(server.uri("/").toString(), hurried));
    }
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendText("no number");
      assertThrows(
          PayloadBindingException.class, () -> dialogue.client().readMessage(Integer.class));
    }
  }

  @Test
  @Tag("INI-14")
  void withoutRetryConfigNothingIsTriedAgain() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      RawConnection connection = dialogue.connection();
      connection.cut();
      ConnectionClosureException lost =
          assertThrows(ConnectionClosureException.class, dialogue.client()::readTextMessage);
      assertEquals(1006, lost.statusCode());
    }
  }

  @Test
  @Tag("INI-19")
  void aClientHasAttributes() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      assertEquals(null, client.getAttribute("key"));
      Object value = new Object();
      client.setAttribute("key", value);
      assertEquals(value, client.getAttribute("key"));
      assertEquals(value, client.removeAttribute("key"));
      assertEquals(null, client.removeAttribute("key"));
    }
  }
}
