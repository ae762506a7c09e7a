// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Opens connections: address, TCP, TLS, each within the deadline. */
public final class Dialer {

  private final Deadline deadline;

  /** Ends what is being waited for; null between steps. */
  private volatile @Nullable Runnable canceller;

  private volatile boolean cancelled;

  /** Opens connections before a deadline. */
  public Dialer(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * The addresses of a host.
   *
   * @throws UnknownHostException if it has none
   * @throws SocketTimeoutException if the deadline passes
   */
  public List<InetAddress> resolve(String host) throws IOException, InterruptedException {
    AddressLookup lookup = new AddressLookup(host);
    begin(lookup::cancel);
    return lookup.await(deadline);
  }

  /**
   * Connects to the first address that answers.
   *
   * @throws SocketTimeoutException if the deadline passes
   * @throws IOException why the last address failed, if all have
   */
  public Transport connect(List<InetAddress> addresses, int port)
      throws IOException, InterruptedException {
    try (AddressRace race = new AddressRace(addresses, port, deadline)) {
      begin(race::cancel);
      return new PlainTransport(race.run());
    }
  }

  private void begin(Runnable cancel) throws IOException {
    canceller = cancel;
    if (cancelled) {
      throw new IOException("cancelled");
    }
  }

  /** Ends the step that is being taken, which then fails. For another thread. */
  public void cancel() {
    cancelled = true;
    Runnable current = canceller;
    if (current != null) {
      current.run();
    }
  }

  /**
   * Puts TLS over a connection.
   *
   * @param engine decides whom to trust
   * @param mayHang whether the engine may ask somebody over the network
   * @param limit how long the handshake may take, within the deadline; null for any time
   * @throws javax.net.ssl.SSLException if that fails
   * @throws SocketTimeoutException if the deadline passes
   */
  public Transport secure(
      Transport plain, SSLEngine engine, boolean mayHang, @Nullable Duration limit)
      throws IOException, InterruptedException {
    Deadline end = limit == null ? deadline : deadline.or(Deadline.in(limit));
    HandshakeTasks tasks = new HandshakeTasks(engine, mayHang);
    begin(tasks::cancel);
    return TlsTransport.over(plain.wire(), engine, tasks, end);
  }
}
