// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;

/** A connection of the container's that is read through a guard. */
@SuppressWarnings("try") // of close(), as it is inherited
final class GuardedConnection implements WebConnection {

  private final WebConnection connection;
  private final GuardedInputStream input;

  GuardedConnection(WebConnection connection, FrameGuard guard, SuspendableReading reading)
      throws IOException {
    this.connection = connection;
    this.input = new GuardedInputStream(connection.getInputStream(), guard, reading);
  }

  @Override
  public ServletInputStream getInputStream() {
    return input;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return connection.getOutputStream();
  }

  /** The connection has ended: from now on its input is somebody else's. */
  void end() {
    input.end();
  }

  /** Whether it has ended, as far as can be seen. */
  boolean isLost() {
    return Internals.of(connection).isLost(connection);
  }

  /** Nothing of the container is to lead to the connection's handler, which has been destroyed. */
  void forget(HttpUpgradeHandler handler) {
    Internals.of(connection).forget(connection, handler);
  }

  @Override
  public void close() throws Exception {
    connection.close();
  }
}
