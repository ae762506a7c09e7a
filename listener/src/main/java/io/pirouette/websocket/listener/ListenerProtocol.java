// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP/1.1, with the answers and the time limits of a listener. */
final class ListenerProtocol extends Http11NioProtocol {

  private final RequestClock clock;

  ListenerProtocol(RequestClock clock) {
    super(new ListenerEndpoint(clock));
    this.clock = clock;
  }

  @Override
  protected Processor createProcessor() {
    return new ListenerProcessor(this, getAdapter(), clock);
  }
}
