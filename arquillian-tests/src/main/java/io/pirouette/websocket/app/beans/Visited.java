// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.beans;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.ConnectionScoped;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.app.reporting.Topic;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** A service that is a bean: one for each connection. */
@ConnectionScoped
public class Visited implements Service {

  @Inject private Greeting greeting;
  @Inject private Visits visits;
  @Inject private Mark mark;
  @Inject private Caller injected;

  private int calls;

  @Override
  public Map<String, List<String>> customHeaders() {
    calls++;
    return Map.of("X-Greeting", List.of(greeting.to("upgrade")));
  }

  @Loud
  public String onTextMessage(Caller caller, String text) {
    calls++;
    mark.use();
    boolean same = injected.getConnectionId().equals(caller.getConnectionId());
    return greeting.to(text)
        + ", visit "
        + visits.next()
        + ", call "
        + calls
        + ", use "
        + mark.use()
        + ", same "
        + same;
  }

  public void onError(Caller caller, Throwable error) {
    Topic.report(
        Observers.topic(caller), "onError " + error.getClass().getSimpleName() + ", call " + calls);
  }

  public void onClose(Caller caller, int statusCode) {
    Topic.report(Observers.topic(caller), "onClose " + statusCode);
  }
}
