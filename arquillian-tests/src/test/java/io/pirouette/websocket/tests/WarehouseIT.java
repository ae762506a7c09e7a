// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.warehouse.OrdersUpgrade;
import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A small enterprise application: beans, a data source, services, and a client inside. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class WarehouseIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    WebArchive application = Archives.enterpriseApplication("warehouse.war", OrdersUpgrade.class);
    return Engine.current().isPayara()
        ? application.setWebXML(
            new StringAsset(
                """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <resource-ref>
                    <res-ref-name>jdbc/stock</res-ref-name>
                    <res-type>javax.sql.DataSource</res-type>
                    <lookup-name>java:comp/DefaultDataSource</lookup-name>
                  </resource-ref>
                </web-app>
                """))
        : application.addAsManifestResource(
            new StringAsset(
                """
                <Context>
                  <Resource name="jdbc/stock" type="org.h2.jdbcx.JdbcDataSource"
                      factory="org.h2.jdbcx.JdbcDataSourceFactory"
                      url="jdbc:h2:mem:stock;DB_CLOSE_DELAY=-1" user="sa" password=""
                      description="" loginTimeout="0"/>
                </Context>
                """),
            "context.xml");
  }

  @Test
  void ordersAreTakenFromTheDatabaseByEachConnectionForItself() throws IOException {
    try (RawPeer one = RawPeer.open(Archives.at(base, "orders"));
        RawPeer shop = RawPeer.open(Archives.at(base, "shop"))) {
      one.sendText("{\"article\": \"apple\", \"count\": 10}");
      one.expectText("{\"article\":\"apple\",\"left\":90,\"number\":1}");
      shop.sendText(Archives.at(base, "orders").toString());
      shop.expectText("connected");
      shop.sendText("apple");
      shop.expectText("1: 89 left of apple");
      one.sendText("{\"article\": \"apple\", \"count\": 9}");
      one.expectText("{\"article\":\"apple\",\"left\":80,\"number\":2}");
      shop.sendText("apple");
      shop.expectText("2: 79 left of apple");
    }
  }
}
