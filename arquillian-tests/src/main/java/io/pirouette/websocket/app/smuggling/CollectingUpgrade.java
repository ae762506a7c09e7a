// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.smuggling;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.AuthzException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it is asked, and lets in who is not to be refused. */
@ServicePath("/collecting")
public class CollectingUpgrade implements UpgradeService {

  static final AtomicInteger ASKED = new AtomicInteger();

  @Get
  public Service upgrade(UpgradeRequest request) {
    ASKED.incrementAndGet();
    if (request.query().isPresent()) {
      throw new AuthzException("not you");
    }
    return new Collecting();
  }

  /** Tells at the end what it has been told, in order. */
  static class Collecting implements Service {

    private final List<String> events = new ArrayList<>();

    public void onOpen() {
      events.add("open");
    }

    public String onTextMessage(String text) {
      events.add(text);
      return text.equals("end") ? String.join(" ", events) : null;
    }
  }
}
