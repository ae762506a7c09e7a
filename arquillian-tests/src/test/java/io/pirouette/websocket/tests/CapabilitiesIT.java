// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.capabilities.InlineUpgrade;
import io.pirouette.websocket.app.capabilities.login.Users;
import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What differs between containers is what the page says. With the system property {@code
 * capabilities.update} the page is made to say it.
 */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class CapabilitiesIT {

  private static final String ALICE = "Authorization: Basic YWxpY2U6YWxpY2VAMTIz";

  /** A masked frame of text that asks for it; the mask is of zeros. */
  private static final String PATH_PARAMETER = "\u0081\u008e\0\0\0\0path-parameter";

  @ArquillianResource URL base;

  private final Map<String, String> seen = new LinkedHashMap<>();

  @Deployment(testable = false)
  static WebArchive application() {
    WebArchive application = Archives.application("capabilities.war", InlineUpgrade.class);
    return Engine.current().isPayara()
        ? application
            .addPackage(Users.class.getPackage())
            .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        : application;
  }

  @Test
  void thePageSaysWhatThisContainerIsCapableOf() throws IOException {
    seen.put("seen on", ask("inline", "server"));
    askForFrames();
    probeHandshakes();
    askForTheServersOwn();
    CapabilityTable.expect(Engine.current().name(), seen);
  }

  private void askForFrames() throws IOException {
    row("`onPing` is called, and may answer in the container's place", "pings");
    row(
        "`maxFrameSize` holds for frames that arrive, and forbidden frames are refused",
        "frameLimits");
    row("`onClose` may answer the peer's close frame", "closeAnswers");
    row("`close` waits for the peer's close frame", "closingHandshake");
    row("a full inbox stops the reading without holding a thread", "readSuspension");
    row("slow consumers may be cut or skipped", "asynchronousWrites");
    row("replies to messages that came together go together", "batchedReplies");
  }

  private void probeHandshakes() throws IOException {
    URI inline = Archives.at(base, "inline/a%3Bb");
    seen.put(
        "`permessage-deflate` is agreed to",
        yes(
            RawPeer.handshake(
                    inline,
                    Handshake.of(inline).with("Sec-WebSocket-Extensions: permessage-deflate"))
                .headers()
                .keySet()
                .stream()
                .anyMatch("Sec-WebSocket-Extensions"::equalsIgnoreCase)));
    HttpAnswer early =
        RawPeer.handshakeWithFrame(inline, Handshake.of(inline), PATH_PARAMETER, "a");
    seen.put("frames may come right behind the handshake", yes(early.status() == 101));
    seen.put(
        "an escaped `;` is part of a path parameter",
        yes("a;b".equals(ask("inline/a%3Bb", "path-parameter"))));
    URI solidus = Archives.at(base, "inline/a%2Fb");
    int status = RawPeer.handshake(solidus, Handshake.of(solidus)).status();
    seen.put(
        "an escaped `/` in a path",
        status == 101 ? "is part of the parameter" : "is answered with " + status);
  }

  private void askForTheServersOwn() throws IOException {
    row("offloaded methods run on threads of the server", "thread");
    row("names of `java:comp/env`, inline and offloaded", "name java:comp/env");
    row("`java:comp/DefaultDataSource`, inline and offloaded", "name java:comp/DefaultDataSource");
    row("`java:comp/UserTransaction`, inline and offloaded", "name java:comp/UserTransaction");
    row("CDI, inline and offloaded", "beans");
    row("`SecurityContext` of Jakarta Security knows the user, inline and offloaded", "security");
    row("JSON-B without further jars", "class jakarta.json.bind.JsonbBuilder");
    row("Jakarta Validation without further jars", "class jakarta.validation.Validation");
    row("a client without further jars", "class org.glassfish.tyrus.core.ProtocolHandler");
    row("MicroProfile Config", "class org.eclipse.microprofile.config.ConfigProvider");
  }

  /** Asks both kinds of methods, for a row of the table. */
  private void row(String row, String question) throws IOException {
    String inline = ask("inline/x", question);
    String offloaded = ask("offloaded/x", question);
    boolean threads = question.equals("thread");
    seen.put(
        row,
        inline.equals(offloaded) || threads
            ? offloaded
            : "inline " + inline + ", offloaded " + offloaded);
  }

  private String ask(String path, String question) throws IOException {
    URI uri = Archives.at(base, path.contains("/") ? path : path + "/x");
    try (RawPeer peer = RawPeer.open(uri, Handshake.of(uri).with(ALICE))) {
      peer.sendText(question);
      return peer.nextText();
    }
  }

  private static String yes(boolean condition) {
    return condition ? "yes" : "no";
  }
}
