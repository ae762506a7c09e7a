// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import io.pirouette.websocket.container.PayaraDomain;
import io.pirouette.websocket.container.ServerProcess;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sample's WAR file, dropped into servers as downloaded. They are processes of their own, so
 * that one engine's run of these tests is enough.
 */
@Tag("interop")
@Tag("stock")
class StockServerIT {

  private static final int MIB = 1024 * 1024;
  private static final Path WAR = path("sample.war");

  @ParameterizedTest
  @ValueSource(strings = {"stock.tomcat", "stock.tomcat11"})
  void tomcatServesTheSample(String home) throws Exception {
    try (ServerProcess server = StockServer.tomcat(path(home), WAR)) {
      expectTheSample("127.0.0.1:" + server.port() + "/");
    }
  }

  @Test
  void payaraMicroServesTheSample() throws Exception {
    try (ServerProcess server = StockServer.payaraMicro(path("payara.micro"), WAR)) {
      expectTheSample("127.0.0.1:" + server.port() + "/");
    }
  }

  /** Where a WAR that is not told otherwise has the path of its name. */
  @Test
  void payaraServerServesTheSample() throws Exception {
    PayaraDomain domain = StockServer.payaraServer(path("payara.server"));
    try (ServerProcess server = domain.startWith(WAR)) {
      server.awaitReady();
      expectTheSample("127.0.0.1:" + domain.port() + "/ROOT/");
    }
  }

  private static void expectTheSample(String address) throws Exception {
    URI echo = URI.create("ws://" + address + "basic/ws");
    expectEchoes(echo);
    NodeScript.run("echo.mjs", echo.toString());
    NodeScript.run("page.mjs", "http://" + address);
  }

  private static void expectEchoes(URI echo) throws IOException {
    byte[] data = new byte[MIB];
    new Random(7).nextBytes(data);
    try (RawPeer peer = RawPeer.open(echo)) {
      peer.sendText("Text message");
      peer.expectText("Text message");
      peer.sendBinary(new byte[] {0, 1, -1});
      peer.expect(Frame.binary(new byte[] {0, 1, -1}));
      peer.sendFragments(Frame.BINARY, data, 65_535);
      peer.expectMessage(Frame.BINARY, data);
      peer.send(Frame.close(4000, ""));
      peer.expect(Frame.close(4000, ""));
      peer.expectEnd();
    }
  }

  private static Path path(String property) {
    return Path.of(System.getProperty(property));
  }
}
