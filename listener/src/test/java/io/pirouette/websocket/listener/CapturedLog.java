// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs for as long as this is open, at all levels; none of it goes elsewhere. */
final class CapturedLog extends Handler implements AutoCloseable {

  private static final String NAME = "io.pirouette.websocket";

  /** Reached only when a test fails. */
  private static final long TIMEOUT_SECONDS = 20;

  /** Held, for the JDK forgets loggers that nobody holds, and with them what was set. */
  private final Logger logger = Logger.getLogger(NAME);

  private final Level levelBefore = logger.getLevel();
  private final boolean parentsBefore = logger.getUseParentHandlers();
  private final BlockingQueue<Line> arrived = new LinkedBlockingQueue<>();
  private final List<Line> seen = new ArrayList<>();

  /** Null while it does not fail. */
  private volatile String failing;

  CapturedLog() {
    setLevel(Level.ALL);
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  /** A line, with the stack trace of what was logged with it, if anything was. */
  record Line(Level level, String message, String stackTrace) {

    static Line of(LogRecord record) {
      StringWriter trace = new StringWriter();
      if (record.getThrown() != null) {
        record.getThrown().printStackTrace(new PrintWriter(trace, true));
      }
      return new Line(record.getLevel(), record.getMessage(), trace.toString());
    }

    boolean contains(String text) {
      return message.contains(text) || stackTrace.contains(text);
    }
  }

  /** The next line that is so, with those before it left out. */
  Line await(Predicate<Line> wanted) throws InterruptedException {
    Line line;
    do {
      line = arrived.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      assertTrue(line != null, () -> "no such line among " + seen);
      seen.add(line);
    } while (!wanted.test(line));
    return line;
  }

  /** All lines up to now. */
  List<Line> lines() {
    arrived.drainTo(seen);
    return List.copyOf(seen);
  }

  /** The messages of one level up to now. */
  List<String> messages(Level level) {
    return lines().stream().filter(line -> line.level() == level).map(Line::message).toList();
  }

  /** Fails with an error, as a broken handler does, when it has got a line that begins so. */
  void failAt(String beginning) {
    failing = beginning;
  }

  @Override
  public void publish(LogRecord record) {
    if (record.getLevel() == Level.INFO) {
      // What the container is capable of, once per deployment.
      return;
    }
    arrived.add(Line.of(record));
    if (failing != null && record.getMessage().startsWith(failing)) {
      throw new LinkageError("broken handler");
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(parentsBefore);
    logger.setLevel(levelBefore);
  }
}
