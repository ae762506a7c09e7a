// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs in this process, as warnings and errors, while this is open. */
final class LoggedLines extends Handler implements AutoCloseable {

  /** Held, because the logging system forgets loggers that nobody holds. */
  private static final Logger LIBRARY = Logger.getLogger("io.pirouette.websocket");

  private static final int PATIENCE_SECONDS = 20;

  /** Each with its message and that of what was thrown, if anything was. */
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  LoggedLines() {
    LIBRARY.addHandler(this);
  }

  /** Waits for a line; there must be no other. */
  void expectOne(String part) throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(line, "nothing was logged");
    assertTrue(line.contains(part), line);
    assertEquals(List.of(), List.copyOf(lines));
  }

  @Override
  public void publish(LogRecord record) {
    if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
      lines.add(record.getMessage() + " | " + record.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LIBRARY.removeHandler(this);
  }
}
