// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.ConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;

/**
 * The server's process: an echo, and a room whose callers all get what is written to its bell. It
 * prints its port, and ends when its standard input does. Started by {@link ServerProcess}.
 */
final class BenchmarkServer {

  /** Sends back each text. */
  static final String ECHO = "/echo";

  /** Sends nothing of its own accord. */
  static final String ROOM = "/room";

  /**
   * Writes each text to all callers of the room, unless it is empty, and answers {@code <callers>
   * <microseconds>}.
   */
  static final String BELL = "/bell";

  private BenchmarkServer() {}

  /** Serves until the standard input ends. */
  public static void main(String[] arguments) throws IOException {
    Settings.logNoLessThan(Level.WARNING);
    ListenerConfiguration loopback = ListenerConfiguration.builder().host("127.0.0.1").build();
    Set<Caller> room = ConcurrentHashMap.newKeySet();
    Listener listener = Listener.on(0, loopback);
    listener
        .attach(new EchoUpgrade(), ECHO)
        .attach(new RoomUpgrade(room), ROOM)
        .attach(new BellUpgrade(room), BELL)
        .start();
    System.out.println(listener.port());
    while (System.in.read() >= 0) {
      // Nothing is ever said: the end of the parent is what is waited for.
    }
    listener.immediateStop();
  }

  static final class EchoUpgrade implements UpgradeService {

    @Get
    public Service upgrade() {
      return new Echo();
    }
  }

  static final class Echo implements Service {

    public String onTextMessage(String text) {
      return text;
    }
  }

  static final class RoomUpgrade implements UpgradeService {

    private final Set<Caller> room;

    RoomUpgrade(Set<Caller> room) {
      this.room = room;
    }

    @Get
    public Service upgrade() {
      return new Guest(room);
    }
  }

  static final class Guest implements Service {

    private final Set<Caller> room;

    Guest(Set<Caller> room) {
      this.room = room;
    }

    public void onOpen(Caller caller) {
      room.add(caller);
    }

    public void onClose(Caller caller, int statusCode, String reason) {
      room.remove(caller);
    }
  }

  static final class BellUpgrade implements UpgradeService {

    private final Set<Caller> room;

    BellUpgrade(Set<Caller> room) {
      this.room = room;
    }

    @Get
    public Service upgrade() {
      return new Bell(room);
    }
  }

  static final class Bell implements Service {

    private final Set<Caller> room;

    Bell(Set<Caller> room) {
      this.room = room;
    }

    public String onTextMessage(String text) {
      long start = System.nanoTime();
      if (!text.isEmpty()) {
        room.forEach(caller -> write(caller, text));
      }
      return room.size() + " " + (System.nanoTime() - start) / 1000;
    }

    private static void write(Caller caller, String text) {
      try {
        caller.writeTextMessage(text);
      } catch (ConnectionException gone) {
        // Its client will be missing in the count of arrivals.
      }
    }
  }
}
