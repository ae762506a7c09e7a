// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.impl.auth.client.TokenFetch;
import io.pirouette.websocket.impl.transport.Pump;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clients that are not closed, so that those of an application can be closed when it ends.
 * Needs nothing of Tyrus, for most applications have no client.
 */
public final class OpenClients {

  private static final Set<Member> OPEN = ConcurrentHashMap.newKeySet();

  private OpenClients() {}

  /** One client. */
  interface Member {

    /** The context class loader of the thread that has connected it. */
    ClassLoader application();

    /** Tells the server, with status code 1001, and waits for nothing. */
    void goAway();

    /** Ends the connection, if it has not ended meanwhile. */
    void abort();

    boolean hasEnded();
  }

  static void add(Member client) {
    OPEN.add(client);
  }

  static void remove(Member client) {
    OPEN.remove(client);
  }

  /**
   * Ends the clients that an application has left open, with status code 1001.
   *
   * @param patience how long servers may take to answer; an interrupt ends the wait too, and stays
   *     set
   */
  public static void end(ClassLoader application, Duration patience) {
    boolean all = OpenClients.class.getClassLoader() == application;
    List<Member> ending =
        OPEN.stream().filter(client -> all || client.application() == application).toList();
    ending.forEach(Member::goAway);
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (!ending.stream().allMatch(Member::hasEnded) && System.nanoTime() < deadline) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ending.forEach(Member::abort);
    ending.forEach(OPEN::remove);
    TokenFetch.endAll(all ? null : application, patience);
    if (all) {
      Pump.awaitEnd(patience);
    }
  }
}
