// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.beans;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.ConnectionClosed;
import io.pirouette.websocket.ConnectionOpened;
import io.pirouette.websocket.app.reporting.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Tells what happens to connections. */
@ApplicationScoped
public class Observers {

  @Inject private Visits visits;

  static String topic(Caller caller) {
    String path = caller.getUpgradeRequest().path();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isVisited(Caller caller) {
    return caller.getUpgradeRequest().path().contains("/visited/");
  }

  void opened(@Observes ConnectionOpened event) {
    if (isVisited(event.caller())) {
      Topic.report(topic(event.caller()), "opened");
    }
  }

  void closed(@Observes ConnectionClosed event) {
    if (isVisited(event.caller())) {
      Topic.report(
          topic(event.caller()), "closed " + event.statusCode() + ", visit " + visits.next());
      if (topic(event.caller()).endsWith("-failing")) {
        throw new IllegalStateException("an observer has failed");
      }
    }
  }
}
