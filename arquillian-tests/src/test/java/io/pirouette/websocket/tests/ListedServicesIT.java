// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.listed.ListedUpgrade;
import io.pirouette.websocket.app.listed.OneService;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications that say themselves what their services are, or whose container does not look. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class ListedServicesIT {

  private static final String PARAMETER =
      """
      <context-param>
        <param-name>io.pirouette.websocket.ServiceApplication</param-name>
        <param-value>io.pirouette.websocket.app.listed.OneService</param-value>
      </context-param>
      """;

  @Deployment(name = "found", testable = false)
  static WebArchive found() {
    return Archives.application("found.war", ListedUpgrade.class);
  }

  @Deployment(name = "complete", testable = false)
  static WebArchive complete() {
    return services("complete.war").setWebXML(webXml("metadata-complete=\"true\"", ""));
  }

  @Deployment(name = "named", testable = false)
  static WebArchive named() {
    return Archives.application("named.war", ListedUpgrade.class)
        .setWebXML(webXml("metadata-complete=\"true\"", PARAMETER));
  }

  @Deployment(name = "unseen", testable = false)
  static WebArchive unseen() {
    return Archives.application("unseen.war", ListedUpgrade.class)
        .setWebXML(
            webXml(
                "metadata-complete=\"true\"",
                PARAMETER
                    + """
                    <listener>
                      <listener-class>
                        io.pirouette.websocket.servlet.ServiceApplicationListener
                      </listener-class>
                    </listener>
                    <absolute-ordering/>
                    """));
  }

  /** Both services, and no list. */
  private static WebArchive services(String name) {
    WebArchive application = Archives.application(name, ListedUpgrade.class);
    application.deleteClass(OneService.class);
    return application;
  }

  private static StringAsset webXml(String attributes, String content) {
    return new StringAsset(
        """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" %s>
        %s
        </web-app>
        """
            .formatted(attributes, content));
  }

  @Test
  void theOnlyListThatIsFoundSaysWhatIsServed(
      @ArquillianResource @OperateOnDeployment("found") URL base) throws IOException {
    expectTheListedOneAlone(base);
  }

  @Test
  void withCompleteMetadataServicesAreFoundAllTheSame(
      @ArquillianResource @OperateOnDeployment("complete") URL base) throws IOException {
    assertTalks(base, "listed");
    assertTalks(base, "unlisted");
  }

  @Test
  void aListMayBeNamed(@ArquillianResource @OperateOnDeployment("named") URL base)
      throws IOException {
    expectTheListedOneAlone(base);
  }

  @Test
  void aListIsServedWhereTheContainerAsksNoLibrary(
      @ArquillianResource @OperateOnDeployment("unseen") URL base) throws IOException {
    expectTheListedOneAlone(base);
  }

  private static void expectTheListedOneAlone(URL base) throws IOException {
    assertTalks(base, "listed");
    URI other = Archives.at(base, "unlisted");
    assertEquals(404, RawPeer.handshake(other, Handshake.of(other)).status());
  }

  private static void assertTalks(URL base, String service) throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, service))) {
      peer.sendText("hello");
      peer.expectText(service + " hello");
    }
  }
}
