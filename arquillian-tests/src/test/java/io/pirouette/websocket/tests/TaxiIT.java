// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.taxi.TaxiUpgrade;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The taxis: riders are told where the driver is, as long as they want to know. */
@ExtendWith(ArquillianExtension.class)
@Tag("DSP-01")
@Tag("DSP-07")
class TaxiIT {

  private final String driver = UUID.randomUUID().toString();

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithJson("taxi.war", TaxiUpgrade.class);
  }

  private RawPeer open() throws IOException {
    return RawPeer.open(Archives.at(base, "taxi/" + driver));
  }

  private RawPeer openRider(String name) throws IOException {
    RawPeer rider = open();
    subscribe(rider, name);
    return rider;
  }

  private void subscribe(RawPeer rider, String name) throws IOException {
    rider.sendText("{\"event\": \"subscribe\", \"rider\": \"" + name + "\"}");
    rider.expectText("{\"active\":true,\"driver\":\"" + driver + "\"}");
  }

  private static void move(RawPeer driver, String lat, String lon) throws IOException {
    driver.sendText("{\"event\":\"location\", \"lat\":" + lat + ", \"lon\":" + lon + "}");
  }

  private void expectPosition(RawPeer rider, String name, String lat, String lon)
      throws IOException {
    rider.expectText(
        "{\"driver\":\"%s\",\"lat\":%s,\"lon\":%s,\"rider\":\"%s\"}"
            .formatted(driver, lat, lon, name));
  }

  @Test
  void ridersAreToldWhereTheDriverIsUntilTheyUnsubscribe() throws IOException {
    try (RawPeer taxi = open();
        RawPeer ann = openRider("ann");
        RawPeer bob = openRider("bob")) {
      move(taxi, "52.5", "13.25");
      expectPosition(ann, "ann", "52.5", "13.25");
      expectPosition(bob, "bob", "52.5", "13.25");
      ann.sendText("{\"event\": \"un subscribe\"}");
      ann.expectText("{\"active\":false,\"driver\":\"" + driver + "\"}");
      move(taxi, "-0.125", "180.0");
      expectPosition(bob, "bob", "-0.125", "180.0");
      subscribe(ann, "ann again");
      move(taxi, "0.0", "1.5");
      expectPosition(ann, "ann again", "0.0", "1.5");
      expectPosition(bob, "bob", "0.0", "1.5");
    }
  }

  @Test
  void whoLeavesOrVanishesKeepsNobodyFromHearing() throws IOException {
    try (RawPeer taxi = open();
        RawPeer ann = openRider("ann")) {
      openRider("bob").close();
      openRider("cleo").reset();
      move(taxi, "1.5", "2.5");
      expectPosition(ann, "ann", "1.5", "2.5");
    }
  }

  @Test
  void aDriverWhoIsUnclearIsToldSo() throws IOException {
    try (RawPeer taxi = open();
        RawPeer ann = openRider("ann")) {
      move(taxi, "\"north\"", "1.5");
      String problem = taxi.nextText();
      assertTrue(problem.startsWith("{\"problem\":\"data binding failed: $.lat: "), problem);
      taxi.sendText("{\"event\":\"location\", \"lat\":1.5}");
      taxi.expectText("{\"problem\":\"data binding failed: $.lon is missing\"}");
      taxi.sendText("{\"event\":\"lunch\"}");
      taxi.expectText("{\"problem\":\"unknown event\"}");
      taxi.sendText("where to?");
      taxi.expectText("{\"problem\":\"unknown event\"}");
      move(taxi, "1.5", "2.5");
      expectPosition(ann, "ann", "1.5", "2.5");
    }
  }

  @Test
  @Tag("DSP-09")
  void atTheEndOfTheDayEverybodyIsSentHome() throws IOException {
    try (RawPeer taxi = open();
        RawPeer ann = openRider("ann");
        RawPeer bob = openRider("bob")) {
      taxi.sendText("{\"event\": \"off-duty\"}");
      ann.expectClose(1000, "");
      bob.expectClose(1000, "");
    }
  }
}
