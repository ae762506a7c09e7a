// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the container is capable of is logged once for each listener. */
class CapabilitiesLogTest {

  private final BlockingQueue<Capabilities> known = new LinkedBlockingQueue<>();

  @Test
  void eachListenerSaysOnceWhatItIsCapableOf() throws IOException {
    for (int listener = 0; listener < 2; listener++) {
      try (Announcements log = new Announcements()) {
        serve(3);
        Capabilities capabilities = known.remove();
        assertEquals(List.of(capabilities, capabilities), List.copyOf(known));
        assertEquals(1, log.lines.size(), log.lines::toString);
        String line = log.lines.element();
        assertTrue(line.startsWith(Level.INFO + " "), line);
        assertFalse(capabilities.engine().isBlank());
        assertTrue(line.contains(capabilities.engine()), line);
        known.clear();
      }
    }
  }

  /** What is logged as information, or as worse; {@link CapturedLog} leaves out the former. */
  private static final class Announcements extends Handler implements AutoCloseable {

    /** Held, for the JDK forgets loggers that nobody holds. */
    private final Logger logger = Logger.getLogger("io.pirouette.websocket");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    Announcements() {
      logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
      if (record.getLevel().intValue() >= Level.INFO.intValue()) {
        lines.add(record.getLevel() + " " + record.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }

  private void serve(int connections) throws IOException {
    ListenerConfiguration loopback = ListenerConfiguration.builder().host("127.0.0.1").build();
    try (Listener listener = Listener.on(0, loopback)) {
      listener.attach(new KnowingUpgrade(known), "/").start();
      for (int i = 0; i < connections; i++) {
        try (RawPeer peer = RawPeer.open(URI.create("ws://127.0.0.1:" + listener.port() + "/"))) {
          peer.expectText("known");
        }
      }
    }
  }

  static class KnowingUpgrade implements UpgradeService {

    private final BlockingQueue<Capabilities> known;

    KnowingUpgrade(BlockingQueue<Capabilities> known) {
      this.known = known;
    }

    @Get
    public Service upgrade() {
      return new Knowing(known);
    }
  }

  static class Knowing implements Service {

    private final BlockingQueue<Capabilities> known;

    Knowing(BlockingQueue<Capabilities> known) {
      this.known = known;
    }

    public String onOpen(Caller caller) {
      known.add(caller.getCapabilities());
      return "known";
    }

    /** Without it, nothing would be said about pings. */
    public byte[] onPing(byte[] data) {
      return data;
    }
  }
}
