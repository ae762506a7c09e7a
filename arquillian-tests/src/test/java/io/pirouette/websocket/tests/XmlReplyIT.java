// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import io.pirouette.websocket.app.xml.XmlReplyUpgrade;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of an application's own XML classes as replies. */
@ExtendWith(ArquillianExtension.class)
class XmlReplyIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithXml("xmlreplies.war", XmlReplyUpgrade.class)
        .addPackage(RecorderUpgrade.class.getPackage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"note", "object", "optional", "stream"})
  @Tag("RET-04")
  @Tag("STR-01")
  void aValueOfAnXmlClassIsSentAsItsTextAndSurvivesTheRoundTrip(String kind) throws IOException {
    String content = "<text>1 &lt; 2 &amp; 3 €😀</text><copy-to>a</copy-to><copy-to>b</copy-to>";
    try (RawPeer peer = RawPeer.open(Archives.at(base, "replies/" + kind))) {
      peer.sendText("<note id='5'>" + content + "</note>");
      String reply = peer.nextText();
      assertTrue(reply.endsWith("<note id=\"5\">" + content + "</note>"), reply);
      peer.sendText(reply);
      peer.expectText(reply);
      peer.sendBinary(reply.getBytes(UTF_8));
      peer.expectText(reply);
    }
  }
}
