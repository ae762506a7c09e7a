// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.lifetime.RecorderUpgrade;
import io.pirouette.websocket.fixture.EventRecorder;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The events of an application come, also on threads that have served one that is gone. */
@ExtendWith(ArquillianExtension.class)
@Tag("shared")
class NeighbourIT {

  private static final int CONNECTIONS = 8;

  @ArquillianResource Deployer deployer;

  /** Stays deployed, and tells where the server is. */
  @Deployment(name = "anchor", testable = false)
  static WebArchive anchor() {
    return ShrinkWrap.create(WebArchive.class, "anchor.war")
        .addAsWebResource(EmptyAsset.INSTANCE, "index.html");
  }

  @Deployment(name = "first", managed = false, testable = false)
  static WebArchive first() {
    return Archives.application("first.war", RecorderUpgrade.class);
  }

  @Deployment(name = "second", managed = false, testable = false)
  static WebArchive second() {
    return Archives.application("second.war", RecorderUpgrade.class);
  }

  @Test
  void itIsIdleAlsoAfterAnotherOneHasGone(
      @ArquillianResource @OperateOnDeployment("anchor") URL anchor) throws IOException {
    for (String name : List.of("first", "second")) {
      deployer.deploy(name);
      expectIdleEvents(Archives.at(new URL(anchor, "/" + name + "/"), ""));
      deployer.undeploy(name);
    }
  }

  private static void expectIdleEvents(URI application) throws IOException {
    List<EventRecorder> events = new ArrayList<>();
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      events.add(EventRecorder.open(application.resolve("events/neighbour-" + i)));
      peers.add(RawPeer.open(application.resolve("offloaded/idle/counting/neighbour-" + i)));
    }
    for (EventRecorder recorder : events) {
      recorder.expect("idle 1 open", "idle 2 open", "idle 3 open");
    }
    for (int i = 0; i < CONNECTIONS; i++) {
      peers.get(i).close();
      events.get(i).expect("close 1000");
      events.get(i).close();
    }
  }
}
