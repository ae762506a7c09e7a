// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.SecureClient.assertConnects;
import static io.pirouette.websocket.client.SecureClient.assertRefused;
import static io.pirouette.websocket.client.SecureClient.configuration;
import static io.pirouette.websocket.client.SecureClient.connects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.CrlServer;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.OcspResponder;
import io.pirouette.websocket.tls.CertValidation;
import io.pirouette.websocket.tls.CertValidation.Type;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Specification section 5.1: how a client finds out whether certificates have been revoked. */
@ExtendWith(LeakCheck.class)
class RevocationTest {

  private static final Duration A_DAY_AND_MORE = Duration.ofHours(30);

  @TempDir Path directory;

  private SecureServers servers;
  private CertificateAuthority root;

  @BeforeEach
  void makeAuthority() {
    servers = new SecureServers(directory);
    root = servers.root;
  }

  private ClientSecureSocket.Builder validating(Type type) {
    return servers.trusting().certValidation(new CertValidation(type));
  }

  private void assertTaken(Certified shown, Type type) throws IOException {
    try (TlsServer server = servers.start(shown)) {
      assertConnects(server, validating(type).build());
    }
  }

  private void assertNotTaken(Certified shown, Type type) throws IOException {
    try (TlsServer server = servers.start(shown)) {
      assertRefused(server, validating(type).build());
    }
  }

  private Certified localhost(UnaryOperator<Leaf> more) {
    return root.issue(more.apply(Leaf.of("localhost")));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("TLS-17")
  @Tag("F5")
  void whatAResponderSaysHasToBeRecentAndItsOwn(Type type) throws IOException {
    CertificateAuthority stranger = CertificateAuthority.root("stranger");
    List<Consumer<OcspResponder>> faults =
        List.of(
            responder -> responder.answerFromBefore(A_DAY_AND_MORE),
            responder -> responder.answerFromBefore(A_DAY_AND_MORE.negated()),
            responder -> responder.signAs(stranger),
            OcspResponder::close);
    for (Consumer<OcspResponder> fault : faults) {
      try (OcspResponder responder = OcspResponder.of(root)) {
        Certified shown = localhost(leaf -> leaf.ocsp(responder.uri()));
        fault.accept(responder);
        assertNotTaken(shown, type);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("TLS-17")
  @Tag("F5")
  void aCertificateThatTheResponderDoesNotKnowIsRefused(Type type) throws IOException {
    try (OcspResponder responder = OcspResponder.of(root)) {
      Certified shown = localhost(leaf -> leaf.ocsp(responder.uri()));
      responder.forget(shown.certificate());
      assertNotTaken(shown, type);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("TLS-17")
  @Tag("F5")
  void anIssuerMayBeRevokedAsWell(Type type) throws IOException {
    try (OcspResponder ofRoot = OcspResponder.of(root)) {
      CertificateAuthority team = root.intermediate(Leaf.ofSubject("team").ocsp(ofRoot.uri()));
      try (OcspResponder ofTeam = OcspResponder.of(team)) {
        Certified shown = team.issue(Leaf.of("localhost").ocsp(ofTeam.uri()));
        assertTaken(shown, type);
        assertTrue(ofRoot.requests() > 0 && ofTeam.requests() > 0);
        ofRoot.revoke(team.certificate());
        assertNotTaken(shown, type);
      }
    }
  }

  @Test
  @Tag("TLS-17")
  void aListIsFetchedWhereNoResponderAnswers() throws IOException {
    try (OcspResponder responder = OcspResponder.of(root);
        CrlServer list = CrlServer.of(root)) {
      responder.fail();
      UnaryOperator<Leaf> both = leaf -> leaf.ocsp(responder.uri()).crl(list.uri());
      Certified revoked = localhost(both);
      list.revoke(revoked.certificate());
      assertNotTaken(localhost(both), Type.OCSP_STAPLING);
      assertEquals(0, list.requests());
      assertTaken(localhost(both), Type.OCSP_CRL);
      assertNotTaken(revoked, Type.OCSP_CRL);
      assertTrue(list.requests() > 0);
    }
  }

  @Test
  @Tag("TLS-17")
  void whatTheResponderSaysCountsMoreThanTheList() throws IOException {
    try (OcspResponder responder = OcspResponder.of(root);
        CrlServer list = CrlServer.of(root)) {
      UnaryOperator<Leaf> both = leaf -> leaf.ocsp(responder.uri()).crl(list.uri());
      Certified revoked = localhost(both);
      responder.revoke(revoked.certificate());
      assertNotTaken(revoked, Type.OCSP_CRL);
      list.fail();
      assertTaken(localhost(both), Type.OCSP_CRL);
    }
  }

  @Test
  @Tag("TLS-17")
  @Tag("F5")
  void aListHasToBeRecentAndTheIssuersOwn() throws IOException {
    CertificateAuthority stranger = CertificateAuthority.root("stranger");
    List<Consumer<CrlServer>> faults =
        List.of(
            list -> list.answerFromBefore(A_DAY_AND_MORE),
            list -> list.signAs(stranger),
            CrlServer::fail,
            CrlServer::close);
    for (Consumer<CrlServer> fault : faults) {
      try (CrlServer list = CrlServer.of(root)) {
        Certified shown = localhost(leaf -> leaf.crl(list.uri()));
        fault.accept(list);
        assertNotTaken(shown, Type.OCSP_CRL);
      }
    }
  }

  @Test
  @Tag("TLS-17")
  @Tag("TLS-16")
  void aResponderThatIsSilentIsGivenUpWithTheHandshake() throws IOException {
    Duration time = Duration.ofSeconds(1);
    ClientSecureSocket secure = validating(Type.OCSP_STAPLING).build();
    ClientSecureSocket hurried = validating(Type.OCSP_CRL).handshakeTimeout(time).build();
    for (ClientConfiguration configuration :
        List.of(
            configuration(hurried),
            Dialogue.patient().secureSocket(secure).handShakeTimeout(time).build())) {
      try (OcspResponder responder = OcspResponder.of(root)) {
        responder.hang();
        Certified shown = localhost(leaf -> leaf.ocsp(responder.uri()));
        try (TlsServer server = servers.start(shown)) {
          Connecting connecting = Connecting.to(server.uri(), configuration);
          TlsConnection connection = server.accept();
          assertThrows(IOException.class, connection::handshake);
          connecting.failure(HandshakeTimedOutException.class, Phase.TLS);
          connection.cut();
        }
      }
    }
  }

  @Test
  @Tag("TLS-17")
  void anInterruptEndsTheWaitForAResponder() throws IOException {
    try (OcspResponder responder = OcspResponder.of(root)) {
      responder.hang();
      Certified shown = localhost(leaf -> leaf.ocsp(responder.uri()));
      try (TlsServer server = servers.start(shown)) {
        Connecting connecting = SecureClient.to(server, validating(Type.OCSP_STAPLING).build());
        TlsConnection connection = server.accept();
        Call<Void> handshake =
            Call.doing(() -> assertThrows(IOException.class, connection::handshake));
        Dialogue.await(() -> responder.requests() > 0);
        connecting.interrupt();
        WebSocketException interrupted = connecting.failure(WebSocketException.class, Phase.TLS);
        assertInstanceOf(InterruptedException.class, interrupted.getCause());
        assertTrue(connecting.leftInterrupted());
        handshake.result();
        connection.cut();
      }
    }
  }

  @Test
  @Tag("TLS-17")
  void onlyGoodVerdictsAreRemembered() throws IOException {
    CertValidation validation = new CertValidation(Type.OCSP_STAPLING, 10, Duration.ofHours(1));
    ClientSecureSocket secure = servers.trusting().certValidation(validation).build();
    try (OcspResponder responder = OcspResponder.of(root)) {
      Certified shown = localhost(leaf -> leaf.ocsp(responder.uri()));
      try (TlsServer server = servers.start(shown)) {
        responder.fail();
        assertRefused(server, secure);
        assertRefused(server, secure);
        responder.recover();
        assertConnects(server, secure);
        responder.fail();
        assertConnects(server, secure);
      }
    }
  }

  @Test
  @Tag("TLS-17")
  @Tag("F5")
  void aVerdictEndsAlsoWhereSessionsAreTakenUp() throws IOException {
    CertValidation validation = new CertValidation(Type.OCSP_STAPLING, 10, Duration.ofSeconds(2));
    ClientSecureSocket secure = servers.trusting().certValidation(validation).build();
    for (String version : SecureServers.versions()) {
      try (OcspResponder responder = OcspResponder.of(root)) {
        Certified shown = localhost(leaf -> leaf.ocsp(responder.uri()));
        try (TlsServer server = servers.start(shown, version)) {
          assertConnects(server, secure);
          responder.revoke(shown.certificate());
          Dialogue.await(() -> !connects(server, secure));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("TLS-17")
  void withoutAMemoryForVerdictsNoSessionIsTakenUp(Type type) throws IOException {
    ClientSecureSocket secure = validating(type).shareSession(true).build();
    for (String version : SecureServers.versions()) {
      try (OcspResponder responder = OcspResponder.of(root)) {
        Certified shown = localhost(leaf -> leaf.ocsp(responder.uri()));
        try (TlsServer server = servers.start(shown, version)) {
          assertConnects(server, secure);
          assertConnects(server, secure);
          assertEquals(2, responder.requests());
        }
      }
    }
  }

  @Test
  @Tag("TLS-17")
  void anAnswerThatTheServerHasStapledIsTaken() throws IOException {
    ChildJvm.run(
        List.of("-Djdk.tls.server.enableStatusRequestExtension=true"),
        StaplingProgram.class,
        directory.toString());
  }
}
