// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Lets every client in, and does to each the same, on a thread of its own. */
final class ScriptedServer implements AutoCloseable {

  private final RawServer server = RawServer.start();
  private final Script script;
  private final Call<Void> accepting;
  private volatile boolean closed;

  /** What is done with a connection after the handshake. */
  @FunctionalInterface
  interface Script {
    void follow(RawConnection connection) throws IOException;
  }

  private ScriptedServer(Script script) throws IOException {
    this.script = script;
    this.accepting = Call.doing(this::accept);
  }

  static ScriptedServer start(Script script) throws IOException {
    return new ScriptedServer(script);
  }

  /** Sends back each message, and answers the close frame. */
  static void echo(RawConnection connection) throws IOException {
    Frame frame = connection.next();
    while (frame != null && frame.opcode() != Frame.CLOSE) {
      connection.send(frame);
      frame = connection.next();
    }
    if (frame != null) {
      connection.answerClose(1000);
    }
  }

  String url() {
    return server.uri("/").toString();
  }

  private void accept() throws IOException {
    List<Call<Void>> serving = new ArrayList<>();
    while (!closed) {
      try {
        RawConnection connection = server.accept();
        serving.add(Call.doing(() -> serve(connection)));
      } catch (SocketTimeoutException | SocketException e) {
        // Nobody has come for a long while, or this server has been closed.
      }
    }
    serving.forEach(Call::result);
  }

  private void serve(RawConnection connection) throws IOException {
    try {
      connection.open();
      script.follow(connection);
    } finally {
      connection.cut();
    }
  }

  /** Listens no longer; fails if something has failed in a connection, all of which are to end. */
  @Override
  public void close() throws IOException {
    closed = true;
    server.close();
    accepting.result();
  }
}
