// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that anybody logs in this JVM, at every level. */
final class EverythingLogged extends Handler implements AutoCloseable {

  /** The engine and the JDK log whole requests, if one asks them for that. */
  private static final List<String> OTHERS =
      List.of(
          "org.apache.coyote.",
          "org.apache.tomcat.util.http.",
          "jdk.internal.httpclient.",
          "com.sun.net.httpserver");

  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final Handler[] others = root.getHandlers();
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

  EverythingLogged() {
    setLevel(Level.ALL);
    Arrays.stream(others).forEach(root::removeHandler);
    root.setLevel(Level.ALL);
    root.addHandler(this);
  }

  @Override
  public void publish(LogRecord record) {
    StringWriter line = new StringWriter();
    line.append(record.getLoggerName()).append(": ").append(record.getMessage());
    line.append(" ").append(Arrays.deepToString(record.getParameters()));
    if (record.getThrown() != null) {
      record.getThrown().printStackTrace(new PrintWriter(line, true));
    }
    if (OTHERS.stream().noneMatch(String.valueOf(record.getLoggerName())::startsWith)) {
      lines.add(line.toString());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
    Arrays.stream(others).forEach(root::addHandler);
  }

  /** What has been logged until now, but for those others. */
  Collection<String> lines() {
    return lines;
  }

  /** Expects none of these secrets in a text, neither as they are nor in Base64. */
  static void assertShowsNone(Collection<String> secrets, String text) {
    for (String secret : secrets) {
      assertFalse(text.contains(secret), () -> secret + " in " + text);
      String encoded =
          Base64.getEncoder()
              .withoutPadding()
              .encodeToString(secret.getBytes(StandardCharsets.UTF_8));
      assertFalse(text.contains(encoded), () -> secret + " in Base64 in " + text);
    }
  }
}
