// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Listens to a logger for as long as it is open, for errors that are logged and told to nobody.
 *
 * <p>Tomcat reports a ServletException of an initializer, and any exception of a listener, only so.
 */
final class SevereLog extends Handler implements AutoCloseable {
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Logger logger;

  SevereLog(String logger) {
    this.logger = Logger.getLogger(logger);
    setLevel(Level.SEVERE);
    this.logger.addHandler(this);
  }

  /** The first exception logged; if there was none, one with the messages. */
  Throwable firstThrown() {
    return records.stream()
        .map(LogRecord::getThrown)
        .filter(thrown -> thrown != null)
        .findFirst()
        .orElseGet(
            () ->
                new IllegalStateException(
                    records.stream().map(LogRecord::getMessage).toList().toString()));
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      records.add(record);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
