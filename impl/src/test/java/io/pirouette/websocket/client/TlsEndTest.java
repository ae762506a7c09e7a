// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertClosed;
import static io.pirouette.websocket.client.Dialogue.assertClosedByServer;
import static io.pirouette.websocket.client.Dialogue.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections over TLS end, in order and otherwise. */
@ExtendWith({LeakCheck.class, TlsTrust.class})
class TlsEndTest {

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aClientClosesInOrder(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      Client client = dialogue.client();
      Call<Void> closing = Call.doing(() -> client.close(1001, "bye", Dialogue.PATIENCE));
      dialogue.connection().expect(Frame.close(1001, "bye"));
      dialogue.connection().send(Frame.close(1001, ""));
      dialogue.connection().expectEnd();
      closing.result();
      assertFalse(client.isOpen());
      assertTrue(client.isSecure());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aServerClosesInOrder(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      dialogue.connection().closeFirst(4000, "enough");
      assertClosedByServer(4000, "enough", dialogue.client()::readTextMessage);
      assertFalse(dialogue.client().isOpen());
    }
  }

  /** RFC 8446 section 6.1, RFC 5246 section 7.2.1. */
  @Test
  void theServerIsToldThatTlsEndsAfterItsOwnClose() throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open("TLSv1.2")) {
      dialogue.connection().closeFirst(1000, "");
      assertEquals(TlsSocket.ALERT, dialogue.connection().raw().typeOfLastRecord());
    }
  }

  /** RFC 8446 section 6.1, RFC 5246 section 7.2.1. */
  @Test
  void theServerIsToldThatTlsEndsAfterTheClientsClose() throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open("TLSv1.2")) {
      Call<Void> closing = Call.doing(dialogue.client()::close);
      dialogue.connection().expectClose(1000);
      closing.result();
      assertEquals(TlsSocket.ALERT, dialogue.connection().raw().typeOfLastRecord());
    }
  }

  /** Expects that a read fails, and that it tells of a loss. */
  private static void assertLost(Call<String> reading) {
    RuntimeException failure = assertThrows(RuntimeException.class, reading::result);
    if (failure instanceof ConnectionClosureException closure) {
      assertEquals(1006, closure.statusCode(), closure::toString);
    } else {
      assertInstanceOf(SslException.class, failure);
    }
  }

  private static void assertIsClosed(Client client) {
    assertFalse(client.isOpen());
    assertClosed("Connection already closed", () -> client.writeTextMessage("too late"));
    ConnectionClosureException closure =
        assertThrows(ConnectionClosureException.class, client::readTextMessage);
    assertEquals(1006, closure.statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void anEndThatTlsDidNotAnnounceIsALoss(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      dialogue.connection().truncate();
      assertClosedByServer(1006, "", reading::result);
      assertIsClosed(dialogue.client());
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, 1", "TLSv1.3, 20", "TLSv1.2, 1", "TLSv1.2, 20"})
  void anEndWithinARecordIsALoss(String protocol, int length) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      TlsConnection connection = dialogue.connection();
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      connection.raw().hold();
      connection.sendText("cut off");
      byte[] record = connection.raw().takeHeld();
      connection.raw().getOutputStream().write(record, 0, length);
      connection.truncate();
      assertClosedByServer(1006, "", reading::result);
      assertIsClosed(dialogue.client());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void anEndThatTlsDidAnnounceIsALossWithoutACloseFrame(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      dialogue.connection().endTls();
      assertClosedByServer(1006, "", reading::result);
      assertIsClosed(dialogue.client());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("F12")
  void aResetIsALoss(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      dialogue.connection().reset();
      assertLost(reading);
      assertIsClosed(dialogue.client());
    }
  }

  @Test
  @Tag("F12")
  void aResetEndsAWriteThatWaits() throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open("TLSv1.3")) {
      byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
      Call<Void> writing = Call.doing(() -> dialogue.client().writeBinaryMessage(large));
      writing.awaitWaiting();
      dialogue.connection().reset();
      assertThrows(ConnectionException.class, writing::result);
      assertFalse(dialogue.client().isOpen());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aRecordThatIsForgedIsATlsError(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      byte[] forged = TlsSocket.badRecord();
      dialogue.connection().raw().getOutputStream().write(forged, 0, forged.length);
      assertFails(SslException.class, Phase.TLS, reading::result);
      assertIsClosed(dialogue.client());
    }
  }

  /** What was sent before the end is read, although it is found together with the end. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void whatCameBeforeAForgedRecordIsRead(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      TlsConnection connection = dialogue.connection();
      connection.raw().hold();
      connection.sendText("genuine");
      ByteArrayOutputStream packet = new ByteArrayOutputStream();
      packet.write(connection.raw().takeHeld());
      packet.write(TlsSocket.badRecord());
      connection.raw().getOutputStream().write(packet.toByteArray(), 0, packet.size());
      assertEquals("genuine", dialogue.client().readTextMessage());
      assertFails(SslException.class, Phase.TLS, dialogue.client()::readTextMessage);
    }
  }

  /** As above, of the end of the stream. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void whatCameBeforeTheEndIsRead(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      dialogue.connection().sendText("last words");
      dialogue.connection().truncate();
      assertEquals("last words", dialogue.client().readTextMessage());
      assertClosedByServer(1006, "", dialogue.client()::readTextMessage);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void anAlertOfTheServerIsATlsError(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      dialogue.connection().raw().spoil();
      dialogue.client().writeTextMessage("something to read");
      assertThrows(IOException.class, dialogue.connection()::next);
      SslException failure = assertFails(SslException.class, Phase.TLS, reading::result);
      assertTrue(failure.getMessage().contains("bad_record_mac"), failure::getMessage);
      assertIsClosed(dialogue.client());
    }
  }

  /** In TLS 1.3 the client has finished its handshake when it is refused. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aServerThatDemandsACertificateIsATlsErrorHoweverLateItSaysSo(String protocol)
      throws IOException {
    try (TlsServer server = TlsServer.start(protocol)) {
      for (int i = 0; i < 50; i++) {
        Connecting connecting = Connecting.to(server.uri(), retrying());
        TlsConnection connection = server.accept();
        connection.demandCertificate();
        assertThrows(IOException.class, connection::handshake);
        SslException failure = connecting.failure(SslException.class, Phase.TLS);
        assertInstanceOf(SSLException.class, failure.getCause());
        connection.cut();
        assertFalse(server.hasPending(), "another attempt to connect");
      }
    }
  }

  private static ClientConfiguration retrying() {
    RetryConfiguration atOnce = RetryConfiguration.builder().interval(Duration.ZERO).build();
    return Dialogue.patient().retryConfig(atOnce).build();
  }

  @ParameterizedTest
  @CsvSource({"UNKNOWN", "OTHER_HOST"})
  @Tag("RTR-04")
  void aCertificateThatIsNotAcceptedIsNotAskedForAgain(TlsKeys key) throws IOException {
    try (TlsServer server = TlsServer.start(key)) {
      Connecting connecting = Connecting.to(server.uri(), retrying());
      TlsConnection connection = server.accept();
      assertThrows(IOException.class, connection::handshake);
      connecting.failure(SslException.class, Phase.TLS);
      connection.cut();
      assertFalse(server.hasPending(), "another attempt to connect");
    }
  }

  @Test
  @Tag("RTR-04")
  void aCertificateThatIsNotAcceptedAfterALossIsNotAskedForAgain() throws IOException {
    try (TlsServer server = TlsServer.start()) {
      TlsDialogue dialogue = TlsDialogue.open(server, retrying());
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      dialogue.connection().reset();
      TlsConnection again = server.accept();
      again.use(TlsKeys.UNKNOWN);
      assertThrows(IOException.class, again::handshake);
      assertFails(SslException.class, Phase.TLS, reading::result);
      again.cut();
      Call<String> next = Call.of(dialogue.client()::readTextMessage);
      assertGivenUp("WebSocket connection failure", next);
      assertFalse(server.hasPending(), "another attempt to connect");
      dialogue.client().close();
    }
  }

  private static void assertGivenUp(String message, Call<String> reading) {
    ConnectionClosureException closure =
        assertFails(ConnectionClosureException.class, Phase.CLOSE, message, reading::result);
    assertEquals(1006, closure.statusCode());
  }

  @Test
  @Tag("RTR-04")
  void aLossIsMadeGoodOverTls() throws IOException {
    try (TlsServer server = TlsServer.start()) {
      TlsDialogue lost = TlsDialogue.open(server, retrying());
      Call<String> reading = Call.of(lost.client()::readTextMessage);
      lost.connection().truncate();
      TlsConnection again = server.accept();
      again.open(Frame.text("here again"));
      assertEquals("here again", reading.result());
      lost.connection().cut();
      new TlsDialogue(server, lost.client(), again).close();
    }
  }

  @Test
  void handshakesThatFailLeaveNothingOpen() throws IOException {
    try (TlsServer server = TlsServer.start(TlsKeys.UNKNOWN)) {
      fail(server, 10);
      long before = descriptors();
      fail(server, 300);
      Dialogue.await(() -> descriptors() <= before);
    }
  }

  private static void fail(TlsServer server, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Connecting connecting = Connecting.to(server.uri());
      TlsConnection connection = server.accept();
      assertThrows(IOException.class, connection::handshake);
      connecting.failure(SslException.class, Phase.TLS);
      connection.cut();
    }
  }

  private static long descriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }
}
