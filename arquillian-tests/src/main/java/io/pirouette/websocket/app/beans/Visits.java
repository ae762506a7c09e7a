// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.beans;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.ConnectionScoped;
import io.pirouette.websocket.app.reporting.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** One for each connection: counts its messages. */
@ConnectionScoped
public class Visits {

  private int number;
  private String topic = "";

  @Inject private Caller caller;

  public int next() {
    topic = Observers.topic(caller);
    number++;
    return number;
  }

  @PreDestroy
  void end() {
    Topic.report(topic, "destroyed after " + number);
  }
}
