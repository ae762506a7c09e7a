// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the container has read of a connection, until the connection ends. From then on nobody may
 * touch the container's stream, which is given to another connection.
 */
final class ConnectionInput {

  /** Held for moments: nothing that the stream is asked for waits. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Null from the end on. */
  private @Nullable ServletInputStream in;

  ConnectionInput(ServletInputStream in) {
    this.in = in;
  }

  int read(byte[] bytes, int offset, int length) throws IOException {
    lock.lock();
    try {
      if (in == null) {
        throw new IOException("The connection has ended");
      }
      return in.read(bytes, offset, length);
    } finally {
      lock.unlock();
    }
  }

  int available() throws IOException {
    lock.lock();
    try {
      return in == null ? 0 : in.available();
    } finally {
      lock.unlock();
    }
  }

  boolean isReady() {
    lock.lock();
    try {
      return in != null && in.isReady();
    } finally {
      lock.unlock();
    }
  }

  boolean isFinished() {
    lock.lock();
    try {
      return in == null || in.isFinished();
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      in = null;
    } finally {
      lock.unlock();
    }
  }
}
