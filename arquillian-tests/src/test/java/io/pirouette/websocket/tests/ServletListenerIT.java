// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.attached.DeclaredUpgrade;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specification section 2.2: listeners that share the port of a servlet context. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class ServletListenerIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("attached.war", DeclaredUpgrade.class);
  }

  private URI at(String path) {
    return Archives.at(base, path);
  }

  private HttpAnswer ask(String path, String... lines) throws IOException {
    Handshake handshake = Handshake.of(at(path));
    for (String line : lines) {
      handshake.with(line);
    }
    return RawPeer.handshake(at(path), handshake);
  }

  /** Has the application's servlet do something with a listener. */
  private String tell(String what) throws IOException {
    URI uri = at("listeners?" + what);
    HttpAnswer answer =
        RawPeer.handshake(uri, Handshake.of(uri).without("Upgrade").without("Connection"));
    assertEquals(200, answer.status(), answer::toString);
    return answer.body();
  }

  private void done(String what) throws IOException {
    assertEquals("done", tell(what));
  }

  /** A started listener with one service. */
  private void serve(String listener, String with, String path) throws IOException {
    done("do=make&listener=" + listener + "&with=" + with);
    done("do=attach&listener=" + listener + "&path=" + path);
    done("do=start&listener=" + listener);
  }

  private void assertServes(String path, String name) throws IOException {
    try (RawPeer peer = RawPeer.open(at(path))) {
      peer.sendText("hello");
      peer.expectText(name + " hello");
    }
  }

  @Test
  @Tag("LSN-02")
  void aServiceOfAListenerIsServedBesideServletsAndDeclaredServices() throws IOException {
    assertServes("first", "first");
    assertServes("declared", "declared");
    serve("late", "defaults", "/late");
    assertServes("late", "late");
    assertServes("late/and/below", "late");
  }

  @Test
  @Tag("LSN-12")
  void nobodyIsServedBeforeTheStart() throws IOException {
    done("do=make&listener=idle&with=defaults");
    done("do=attach&listener=idle&path=/idle");
    assertEquals(404, ask("idle").status());
    done("do=start&listener=idle");
    assertServes("idle", "idle");
    done("do=attach&listener=idle&path=/idle/more");
    assertServes("idle/more", "idle");
  }

  @Test
  @Tag("LSN-18")
  void aPathIsTakenByWhateverServiceOfTheContext() throws IOException {
    done("do=make&listener=second&with=defaults");
    for (String path : List.of("/first", "/declared", "first/")) {
      String refused = tell("do=attach&listener=second&path=" + path);
      assertTrue(
          refused.startsWith("WebSocketException: Two services have the same addressable URI (/"),
          refused);
    }
  }

  @Test
  @Tag("LSN-20")
  @Tag("LSN-21")
  @Tag("LSN-22")
  void aDetachedServiceKeepsItsConnectionsAndGetsNoMore() throws IOException {
    serve("gone", "defaults", "/gone");
    try (RawPeer peer = RawPeer.open(at("gone"))) {
      done("do=detach&listener=gone&path=/gone");
      assertEquals(404, ask("gone").status());
      peer.sendText("hello");
      peer.expectText("gone hello");
    }
    assertEquals(
        "WebSocketException: Cannot detach service. Service has not been registered",
        tell("do=detach&listener=gone&path=/gone"));
  }

  @Test
  void aListenerThatStopsTellsItsOwnPeersAlone() throws IOException {
    serve("one", "defaults", "/one");
    serve("two", "defaults", "/two");
    try (RawPeer two = RawPeer.open(at("two"));
        RawPeer declared = RawPeer.open(at("declared"))) {
      for (String how : List.of("graceful", "immediate")) {
        try (RawPeer one = RawPeer.open(at("one"))) {
          Thread stopping = stopping(how, "one");
          one.expectClose(1001, "");
          stopping.join();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        assertEquals(404, ask("one").status());
        serve("one", "defaults", "/one");
      }
      two.sendText("hello");
      two.expectText("two hello");
      declared.sendText("hello");
      declared.expectText("declared hello");
    }
  }

  /** It waits for the peer's answer. */
  private Thread stopping(String how, String listener) {
    Thread thread =
        new Thread(
            () -> {
              try {
                done("do=" + how + "&listener=" + listener);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void aStoppedListenerStaysStoppedAndItsPathsAreFree() throws IOException {
    serve("over", "defaults", "/over");
    done("do=graceful&listener=over");
    done("do=graceful&listener=over");
    assertEquals(
        "IllegalStateException: The listener has been stopped (make a new one)",
        tell("do=start&listener=over"));
    serve("over", "defaults", "/over");
    assertServes("over", "over");
  }

  @Test
  void aListenerOverAContextHasNoPortOfItsOwn() throws IOException {
    done("do=make&listener=port&with=defaults");
    String answer = tell("do=port&listener=port");
    assertTrue(answer.startsWith("IllegalStateException: "), answer);
  }

  @Test
  @Tag("CMP-06")
  void whatBelongsToTheConnectorIsRefusedWithTheContainersOwnSettings() throws IOException {
    String refused = tell("do=make&listener=foreign&with=foreign");
    assertTrue(refused.startsWith("IllegalArgumentException: "), refused);
    for (String part :
        List.of(
            "host (Tomcat: address",
            "http1Settings (Tomcat: maxKeepAliveRequests",
            "secureSocket (Tomcat: ",
            "timeout (Tomcat: connectionTimeout",
            "server (Tomcat: server",
            "asadmin set configs.config.server-config.network-config.")) {
      assertTrue(refused.contains(part), part + " in " + refused);
    }
  }

  @Test
  @Tag("LSN-07")
  @Tag("LSN-08")
  @Tag("LSN-09")
  void limitsHoldForTheServicesOfTheListenerAlone() throws IOException {
    serve("tight", "limits", "/tight");
    String path = at("tight?").getPath() + "?";
    String fitting = "tight?" + "x".repeat(100 - path.length());
    assertEquals(101, ask(fitting).status());
    assertEquals(414, ask(fitting + "x").status());
    assertEquals(101, ask("declared?" + "x".repeat(200)).status());
    assertEquals(431, ask("tight", "X-Long: " + "x".repeat(1_000)).status());
    assertEquals(101, ask("declared", "X-Long: " + "x".repeat(1_000)).status());
    assertEquals(413, ask("tight", "Content-Length: 11").status());
    assertEquals(400, ask("tight", "Content-Length: 10").status());
  }

  @Test
  @Tag("T49")
  void placesAreThoseOfTheListenerAlone() throws IOException {
    serve("small", "place", "/small");
    try (RawPeer peer = RawPeer.open(at("small"))) {
      HttpAnswer refused = ask("small");
      assertEquals(503, refused.status());
      assertEquals("Too many connections", refused.body());
      assertEquals(List.of("5"), refused.header("Retry-After"));
      assertServes("declared", "declared");
      peer.sendText("hello");
      peer.expectText("small hello");
    }
  }

  @Test
  void compressionIsAgreedToIfTheListenerAllowsIt() throws IOException {
    serve("bare", "plain", "/bare");
    String offer = "Sec-WebSocket-Extensions: permessage-deflate";
    assertEquals(List.of(), ask("bare", offer).header("Sec-WebSocket-Extensions"));
    HttpAnswer declared = ask("declared", offer);
    assertTrue(
        declared.header("Sec-WebSocket-Extensions").get(0).startsWith("permessage-deflate"),
        declared::toString);
  }
}
