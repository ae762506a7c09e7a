// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library warns of for as long as this is open; none of it goes elsewhere. */
final class CapturedWarnings extends Handler implements AutoCloseable {

  /** Held, for the JDK forgets loggers that nobody holds, and with them what was set. */
  private final Logger logger = Logger.getLogger("io.pirouette.websocket");

  private final boolean parentsBefore = logger.getUseParentHandlers();
  private final List<String> messages = new CopyOnWriteArrayList<>();

  CapturedWarnings() {
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  /** The messages up to now. */
  List<String> messages() {
    return List.copyOf(messages);
  }

  /** How many messages up to now have this text in them. */
  long count(String text) {
    return messages.stream().filter(message -> message.contains(text)).count();
  }

  @Override
  public void publish(LogRecord record) {
    if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
      messages.add(record.getLevel() + " " + record.getMessage());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(parentsBefore);
  }
}
