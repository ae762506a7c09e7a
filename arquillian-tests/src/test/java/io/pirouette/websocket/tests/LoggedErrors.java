// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Fails at its end if an {@code Error}, such as of a stack that is full, was logged in this process
 * meanwhile. (Payara is another process.)
 */
final class LoggedErrors extends Handler implements AutoCloseable {

  private final Logger root = Logger.getLogger("");
  private final List<Throwable> errors = new CopyOnWriteArrayList<>();

  LoggedErrors() {
    root.addHandler(this);
  }

  @Override
  public void publish(LogRecord record) {
    for (Throwable thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
      if (thrown instanceof Error) {
        errors.add(thrown);
      }
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    assertEquals(List.of(), new ArrayList<>(errors));
  }
}
