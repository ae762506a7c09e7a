// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.definition.Findings;
import io.pirouette.websocket.impl.service.RemoteMethod;
import io.pirouette.websocket.impl.service.ServiceExamination;
import io.pirouette.websocket.impl.service.ServiceModel;
import io.pirouette.websocket.impl.session.ConnectionLog;
import io.pirouette.websocket.impl.threads.VirtualThreads;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Calls the user's ping and pong handler (specification section 4.3): one event after the other, on
 * a thread that is there only while there are events, so that a handler may block without harm to
 * any connection.
 */
final class PingPongEvents {

  /** Of a server that pings faster than the handler works, the oldest events are forgotten. */
  private static final int MAX_WAITING = 64;

  private record Event(RemoteMethod method, Link link, byte[] payload) {}

  private final PingPongService handler;
  private final BlockingClient client;
  private final @Nullable RemoteMethod onPing;
  private final @Nullable RemoteMethod onPong;
  private final ClassLoader classes =
      Objects.requireNonNullElse(
          Thread.currentThread().getContextClassLoader(), ClassLoader.getSystemClassLoader());

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}. */
  private final ArrayDeque<Event> waiting = new ArrayDeque<>();

  /** Guarded by {@link #lock}: there is a thread that works on the events. */
  private boolean running;

  /**
   * Examines the handler's class.
   *
   * @throws io.pirouette.websocket.error.ServiceDefinitionException if it has mistakes
   */
  PingPongEvents(PingPongService handler, BlockingClient client) {
    this.handler = handler;
    this.client = client;
    Findings findings = new Findings();
    ServiceModel model = ServiceExamination.examinePingPong(handler.getClass(), findings);
    findings.throwIfAny();
    onPing = model.method(EventKind.PING);
    onPong = model.method(EventKind.PONG);
  }

  /** A ping has come; false if the handler does not want to answer it. */
  boolean ping(Link link, byte[] payload) {
    if (onPing != null) {
      add(new Event(onPing, link, payload));
    }
    return onPing != null;
  }

  void pong(Link link, byte[] payload) {
    if (onPong != null) {
      add(new Event(onPong, link, payload));
    }
  }

  private void add(Event event) {
    lock.lock();
    try {
      if (waiting.size() == MAX_WAITING) {
        waiting.remove();
      }
      waiting.add(event);
      if (!running) {
        VirtualThreads.start("pirouette-ping-pong", classes, this::run);
        running = true;
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    for (Event event = next(); event != null; event = next()) {
      call(event);
    }
  }

  private @Nullable Event next() {
    lock.lock();
    try {
      Event event = waiting.poll();
      running = event != null;
      return event;
    } finally {
      lock.unlock();
    }
  }

  private void call(Event event) {
    Caller caller = new LinkCaller(client, event.link());
    try {
      Object pong = event.method().invokeWithMessage(handler, caller, event.payload());
      if (pong != null) {
        caller.pong((byte[]) pong);
      }
    } catch (WebSocketException e) {
      ConnectionLog.debug("A pong could not be sent or a handler refused (" + caller + ")", e);
    } catch (Throwable e) {
      ConnectionLog.error("A ping or pong handler failed (connection " + caller + ")", e);
    }
  }
}
