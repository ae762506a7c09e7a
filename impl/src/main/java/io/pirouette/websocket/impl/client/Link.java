// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.client.protocol.Agreement;
import io.pirouette.websocket.impl.client.protocol.FrameCodec;
import io.pirouette.websocket.impl.client.protocol.FrameReader;
import io.pirouette.websocket.impl.client.protocol.Violation;
import io.pirouette.websocket.impl.client.upgrade.Upgraded;
import io.pirouette.websocket.impl.transport.Deadline;
import io.pirouette.websocket.impl.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection, from the handshake to its end. */
final class Link {

  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;

  /** How long a server may take to answer when nobody waits for it. */
  private static final Duration GOING_AWAY_TIMEOUT = Duration.ofSeconds(5);

  private final Upgraded upgraded;
  private final Agreement agreement;
  private final Transport transport;
  private final FrameCodec codec;
  private final Assembly assembly;
  private final Incoming incoming;
  private final Outgoing outgoing;
  private final MessageWriter writer;
  private final @Nullable PingPongEvents events;
  private final Runnable whenEnded;
  private final AtomicBoolean endingTold = new AtomicBoolean();
  private final String connectionId = UUID.randomUUID().toString();

  /** Set before this end's close frame is sent; 0 until then. */
  private volatile int ownStatusCode;

  private volatile String ownReason = "";

  /** The server's close frame has come before this end has sent one. */
  private volatile boolean closedByPeer;

  Link(
      Upgraded upgraded,
      ClientConfiguration configuration,
      @Nullable PingPongEvents events,
      Runnable whenEnded) {
    this.whenEnded = whenEnded;
    this.upgraded = upgraded;
    this.agreement = upgraded.agreement();
    this.transport = upgraded.transport();
    this.events = events;
    this.assembly = new Assembly(this, configuration.maxMessageSize());
    this.codec = new FrameCodec(agreement, assembly);
    FrameReader frames = new FrameReader(configuration.maxFrameSize(), codec, assembly);
    this.incoming = new Incoming(this, transport, frames);
    this.outgoing = new Outgoing(this, transport, codec);
    this.writer = new MessageWriter(outgoing, codec, configuration.maxFrameSize());
  }

  /** Takes in what has come with the handshake, and what comes from now on. */
  void start() {
    incoming.start(upgraded.rest());
  }

  Incoming incoming() {
    return incoming;
  }

  Outgoing outgoing() {
    return outgoing;
  }

  MessageWriter writer() {
    return writer;
  }

  void pinged(byte[] payload) {
    if (events == null || !events.ping(this, payload)) {
      outgoing.answer(payload);
    }
  }

  void ponged(byte[] payload) {
    if (events != null) {
      events.pong(this, payload);
    }
  }

  /** The server's close frame has come. */
  void peerClosed(int statusCode, String reason) {
    boolean answered = outgoing.isCloseSent();
    closedByPeer = !answered;
    end(Ending.closed(statusCode, reason), !answered);
    if (!answered) {
      outgoing.closeSoon(statusCode, "");
    }
    outgoing.release();
  }

  boolean isClosedByPeer() {
    return closedByPeer;
  }

  boolean isClosedByThisEnd() {
    return outgoing.isCloseSent() && !closedByPeer;
  }

  /** The server has broken a rule. */
  void fail(Violation violation) {
    closedByPeer = true;
    end(Ending.failed(violation.statusCode(), violation.error()), true);
    outgoing.closeSoon(violation.statusCode(), "");
    outgoing.release();
  }

  /** The connection has ended without a close frame, or cannot go on. */
  void lost(@Nullable Throwable cause) {
    end(Ending.lost(cause), false);
    outgoing.release();
  }

  private void end(Ending ending, boolean lingers) {
    if (incoming.end(ending, lingers)) {
      whenEnded.run();
    }
  }

  /** Tells the server that this end is going away, and waits for nothing. */
  void goAway() {
    if (ownStatusCode == 0) {
      ownStatusCode = GOING_AWAY;
    }
    outgoing.closeSoon(GOING_AWAY, "");
    incoming.startDiscarding();
    incoming.attendNow();
    incoming.expectEnd(GOING_AWAY_TIMEOUT);
  }

  /** Ends the connection now, whatever is still to be sent. */
  void abort(@Nullable Throwable cause) {
    try {
      transport.wire().dropUnsent();
    } catch (IOException e) {
      // It has ended already.
    }
    lost(cause);
    // Also if it lingers after its end.
    transport.wire().close();
  }

  /**
   * Sends the close frame and waits for the server's.
   *
   * @param sending how long another thread's write may keep it
   * @param answer how long the server may take
   * @return what became of it
   */
  Closing close(int statusCode, String reason, Deadline sending, Deadline answer)
      throws InterruptedException {
    if (ownStatusCode == 0) {
      ownReason = reason;
      ownStatusCode = statusCode;
    }
    try {
      switch (outgoing.close(statusCode, reason, sending)) {
        case SENT_BEFORE -> {
          return Closing.CLOSED_BEFORE;
        }
        case BUSY -> {
          abort(null);
          return Closing.UNANSWERED;
        }
        default -> {
          incoming.startDiscarding();
        }
      }
      Ending ending = incoming.awaitEnding(answer);
      if (ending == null) {
        // Not abruptly: what was written before is still on its way.
        lost(null);
        return Closing.UNANSWERED;
      }
      return ending.isLost() ? Closing.LOST : Closing.ANSWERED;
    } catch (InterruptedException e) {
      lost(e);
      throw e;
    }
  }

  /** How a close came out. */
  enum Closing {
    ANSWERED,
    UNANSWERED,
    LOST,
    CLOSED_BEFORE
  }

  /**
   * What a read is told for which there is no message any more; how the link ended is told once.
   *
   * @param own whether this end has closed
   * @param wasOpen whether the link was open when the read began
   */
  WebSocketException endOfMessages(boolean own, boolean wasOpen) {
    String message = wasOpen ? "Connection closed" : "Connection already closed";
    Ending ending = ending();
    if (own || ending == null || isClosedByThisEnd()) {
      return ownClosure(message);
    }
    return endingTold.getAndSet(true) ? ending.closure(message) : ending.toReader();
  }

  /** What is said of the closure by this end. */
  ConnectionClosureException ownClosure(String message) {
    int code = ownStatusCode == 0 ? NORMAL : ownStatusCode;
    return new ConnectionClosureException(message, code, ownReason);
  }

  /** Nothing is decoded any more: gives back what that has needed, half a message too. */
  void releaseDecoder() {
    codec.releaseDecoder();
    assembly.release();
  }

  @Nullable Ending ending() {
    return incoming.ending();
  }

  boolean isOpen() {
    return ending() == null && !outgoing.isCloseSent();
  }

  boolean isSecure() {
    return transport.isSecure();
  }

  Upgraded upgraded() {
    return upgraded;
  }

  UpgradeResponse response() {
    return upgraded.response();
  }

  Optional<String> subProtocol() {
    return agreement.subProtocol();
  }

  String connectionId() {
    return connectionId;
  }
}
