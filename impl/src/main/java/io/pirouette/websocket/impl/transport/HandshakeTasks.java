// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLEngine;

/**
 * What an engine has to compute in its handshake; on a thread that can be left behind, where it may
 * have to ask somebody over the network.
 */
final class HandshakeTasks {

  private final SSLEngine engine;
  private final boolean mayHang;

  /** What is being waited for, or was last. */
  private volatile FutureTask<Void> running = new FutureTask<>(() -> null);

  private volatile boolean cancelled;

  HandshakeTasks(SSLEngine engine, boolean mayHang) {
    this.engine = engine;
    this.mayHang = mayHang;
  }

  /**
   * Runs those that are due. What is wrong with a certificate is told by the engine's next step.
   *
   * @throws SocketTimeoutException if the deadline passes
   */
  void run(Deadline deadline) throws IOException, InterruptedException {
    if (!mayHang) {
      run(engine);
      return;
    }
    FutureTask<Void> task = new FutureTask<>(() -> run(engine), null);
    running = task;
    if (cancelled) {
      throw new IOException("cancelled");
    }
    Thread thread = new Thread(null, task, "pirouette-tls", 0, false);
    thread.setContextClassLoader(null);
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException();
    } catch (CancellationException e) {
      throw new IOException("cancelled", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  static void run(SSLEngine engine) {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /** Ends the wait, which then fails. For another thread. */
  void cancel() {
    cancelled = true;
    running.cancel(false);
  }
}
