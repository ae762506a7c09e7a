// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connects to whichever of a host's addresses answers first: each gets a head start before the next
 * is tried as well (RFC 8305 section 5), so that one that is silent does not use up the time.
 */
final class AddressRace implements AutoCloseable {

  private static final Duration HEAD_START = Duration.ofMillis(250);

  private final List<InetAddress> addresses;
  private final int port;
  private final Deadline deadline;

  /** Those that have not answered yet. */
  private final List<Wire> running = new ArrayList<>();

  private final Selector selector = Selector.open();

  private int started;
  private @Nullable IOException failure;
  private volatile boolean cancelled;

  AddressRace(List<InetAddress> addresses, int port, Deadline deadline) throws IOException {
    this.addresses = addresses;
    this.port = port;
    this.deadline = deadline;
  }

  /**
   * Runs the race.
   *
   * @throws SocketTimeoutException if the deadline passes
   * @throws IOException why the last address failed, if all have
   */
  Wire run() throws IOException, InterruptedException {
    Wire winner = firstConnected();
    while (winner == null) {
      await();
      winner = firstConnected();
    }
    running.remove(winner);
    return winner;
  }

  /** Starts one more, and looks whether one has arrived. */
  private @Nullable Wire firstConnected() throws IOException {
    if (started < addresses.size()) {
      start(addresses.get(started++));
    }
    for (Wire wire : List.copyOf(running)) {
      try {
        if (wire.channel().finishConnect()) {
          return wire;
        }
      } catch (IOException e) {
        lose(wire, e);
      }
    }
    boolean allLost = running.isEmpty() && started == addresses.size();
    if (allLost && failure != null) {
      throw failure;
    }
    return null;
  }

  private void start(InetAddress address) throws IOException {
    Wire wire = new Wire();
    running.add(wire);
    try {
      wire.connect(new InetSocketAddress(address, port));
      wire.channel().register(selector, SelectionKey.OP_CONNECT);
    } catch (UnsupportedAddressTypeException e) {
      lose(wire, new IOException("the JVM has no " + address.getClass().getSimpleName(), e));
    } catch (IOException e) {
      lose(wire, e);
    }
  }

  private void lose(Wire wire, IOException why) {
    failure = why;
    running.remove(wire);
    wire.close();
  }

  private void await() throws IOException, InterruptedException {
    boolean more = started < addresses.size();
    if (!running.isEmpty()) {
      Deadline next = more ? deadline.or(Deadline.in(HEAD_START)) : deadline;
      selector.select(key -> {}, next.remainingMillis());
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (cancelled) {
      throw new IOException("cancelled");
    }
    if (deadline.hasPassed()) {
      throw new SocketTimeoutException();
    }
  }

  /** Ends the race, which then fails. For another thread. */
  void cancel() {
    cancelled = true;
    selector.wakeup();
  }

  /** Closes all but the winner. */
  @Override
  public void close() throws IOException {
    running.forEach(Wire::close);
    selector.close();
  }
}
