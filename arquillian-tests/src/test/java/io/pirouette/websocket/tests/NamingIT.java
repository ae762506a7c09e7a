// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.naming.Looking;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods of services have what a servlet has: the application's names, classes, transactions. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class NamingIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("naming.war", Looking.class)
        .setWebXML(
            new StringAsset(
                """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <env-entry>
                    <env-entry-name>limit</env-entry-name>
                    <env-entry-type>java.lang.Integer</env-entry-type>
                    <env-entry-value>4711</env-entry-value>
                  </env-entry>
                </web-app>
                """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  void theNamesAndClassesOfTheApplicationAreThereInEveryEvent(String service) throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, service))) {
      peer.expectText("open 4711");
      peer.sendText("limit");
      peer.expectText("limit 4711");
      peer.send(Frame.control(Frame.PING, ""));
      peer.expectText("ping 4711");
      peer.sendText("classes");
      peer.expectText("classes true");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("payara")
  void theServersDataSourceAndTransactionsAreThere(String service) throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, service))) {
      peer.expectText("open 4711");
      peer.sendText("database");
      peer.expectText("database 1");
      peer.sendText("transaction");
      peer.expectText("transaction 0 6");
    }
  }
}
