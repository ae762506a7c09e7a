// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What Tomcat says about threads of the library that an application has left behind. */
final class LeakWarnings extends Handler implements AutoCloseable {

  private static final List<String> OTHERS = List.of("[Catalina-", "[http-nio-", "[weld-worker-");

  private final Logger logger =
      Logger.getLogger("org.apache.catalina.loader.WebappClassLoaderBase");
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  LeakWarnings() {
    logger.addHandler(this);
  }

  List<String> warnings() {
    return warnings;
  }

  @Override
  public void publish(LogRecord record) {
    String message = record.getMessage();
    // A thread of Tomcat's own, or of Weld's, is taken for the application's that happens to be
    // ending.
    if (message.contains("started a thread named [")
        && OTHERS.stream().noneMatch(message::contains)) {
      warnings.add(message.lines().findFirst().orElseThrow());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
