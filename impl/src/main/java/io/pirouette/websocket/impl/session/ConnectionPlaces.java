// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.ConnectionLimits;
import io.pirouette.websocket.impl.engine.FrameTap;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many connections there are, of those that there may be. An upgrade takes its place before it
 * is decided about; without limits nothing is counted.
 */
final class ConnectionPlaces {

  private final ConnectionLimits limits;

  /** Held while one of the following changes. */
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * The addresses of upgrades under way. Weak, for a peer may be gone before its connection opens,
   * and nobody tells.
   */
  private final Map<FrameTap, String> upgrading = new WeakHashMap<>();

  private final Map<String, Integer> open = new HashMap<>();
  private int openInAll;

  ConnectionPlaces(ConnectionLimits limits) {
    this.limits = limits;
  }

  private boolean areCounted() {
    return limits.maxConnections() != ConnectionLimits.UNLIMITED
        || limits.maxConnectionsPerAddress() != ConnectionLimits.UNLIMITED;
  }

  /** An upgrade begins; false if there is no place for it. */
  boolean take(FrameTap tap, String address) {
    if (!areCounted()) {
      return true;
    }
    lock.lock();
    try {
      long ofAddress =
          open.getOrDefault(address, 0)
              + upgrading.values().stream().filter(address::equals).count();
      boolean room =
          isBelow(openInAll + upgrading.size(), limits.maxConnections())
              && isBelow(ofAddress, limits.maxConnectionsPerAddress());
      if (room) {
        upgrading.put(tap, address);
      }
      return room;
    } finally {
      lock.unlock();
    }
  }

  private static boolean isBelow(long number, int limit) {
    return limit == ConnectionLimits.UNLIMITED || number < limit;
  }

  /** The upgrade was refused. */
  void giveBack(FrameTap tap) {
    if (areCounted()) {
      lock.lock();
      try {
        upgrading.remove(tap);
      } finally {
        lock.unlock();
      }
    }
  }

  /** The connection has opened. */
  void opened(FrameTap tap, String address) {
    if (areCounted()) {
      lock.lock();
      try {
        upgrading.remove(tap);
        open.merge(address, 1, Integer::sum);
        openInAll++;
      } finally {
        lock.unlock();
      }
    }
  }

  /** The connection has ended. */
  void ended(String address) {
    if (areCounted()) {
      lock.lock();
      try {
        open.computeIfPresent(address, (key, number) -> number == 1 ? null : number - 1);
        openInAll--;
      } finally {
        lock.unlock();
      }
    }
  }
}
