// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.reporting;

import io.pirouette.websocket.Service;
import java.util.function.Supplier;

/** Reports the errors that its connection is told of; what else it does is up to its subclass. */
public abstract class Reporting implements Service {

  /** More of an event is not told: it is to fit into one frame of any engine. */
  private static final int MAX_LENGTH = 1_000;

  /** Set once, before the connection opens. */
  private String topic;

  /** A new service that reports to a topic. */
  public static Service to(String topic, Supplier<? extends Reporting> service) {
    Reporting made = service.get();
    made.topic = topic;
    return made;
  }

  /** Tells the recorder of the topic. */
  protected final void report(String event) {
    Topic.report(topic, event.substring(0, Math.min(MAX_LENGTH, event.length())));
  }

  protected final void report(String method, Throwable error) {
    report(method + " " + error.getClass().getSimpleName() + ": " + error.getMessage());
  }

  public void onError(Throwable error) {
    report("onError", error);
  }
}
