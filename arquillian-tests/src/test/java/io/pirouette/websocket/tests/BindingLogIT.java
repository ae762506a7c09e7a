// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.binding.BindingUpgrade;
import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that cannot be bound is told to the log; on Tomcat, whose log is this process's. */
@Tag("tomcat")
class BindingLogIT extends BindingApplication {

  /** Held, because the logging system forgets loggers that nobody holds. */
  private static final Logger LIBRARY = Logger.getLogger("io.pirouette.websocket");

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithJson("binding.war", BindingUpgrade.class)
        .addPackage(RecorderUpgrade.class.getPackage())
        .addAsLibraries(Archives.nullness());
  }

  /** Keeps the errors. */
  private static final class Errors extends Handler implements AutoCloseable {

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    Errors() {
      LIBRARY.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
      if (record.getLevel() == Level.SEVERE) {
        records.add(record);
      }
    }

    LogRecord only() {
      assertEquals(1, records.size(), () -> records.stream().map(LogRecord::getMessage) + "");
      return records.get(0);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      LIBRARY.removeHandler(this);
    }
  }

  /** As a handler writes it. */
  private static String logged(LogRecord record) {
    StringWriter text = new StringWriter();
    text.append(record.getMessage()).append('\n');
    record.getThrown().printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private static void assertShows(LogRecord record, String failure) {
    String logged = logged(record);
    assertTrue(logged.startsWith("Message refused (connection "), logged);
    assertTrue(logged.contains("PayloadBindingException: " + failure + "\n"), logged);
  }

  @ParameterizedTest
  @ValueSource(strings = {"binding", "offloaded"})
  @Tag("DBF-03")
  @Tag("LOG-01")
  void aMessageThatCannotBeBoundIsOneError(String path) throws IOException {
    for (Frame frame : bothKinds("{\"id\":\"a\"}")) {
      try (Errors errors = new Errors()) {
        expectRefusal(path, "order", frame, "$.quantity is missing");
        assertShows(errors.only(), "data binding failed: $.quantity is missing");
      }
    }
  }

  @Test
  @Tag("DBF-03")
  void alsoWithoutOnError() throws IOException {
    try (Errors errors = new Errors();
        RawPeer peer = open("silent")) {
      peer.sendText("{\"id\":\"a\"}");
      peer.expectClose(1003, "data binding failed: $.quantity is missing");
      assertShows(errors.only(), "data binding failed: $.quantity is missing");
    }
  }

  @Test
  @Tag("DBF-05")
  void oneThatTheErrorMethodIsToldOfIsNone() throws IOException {
    try (Errors errors = new Errors();
        RawPeer peer = open("handled")) {
      peer.sendText("{\"id\":\"a\"}");
      String event = events.next();
      assertTrue(event.startsWith("onMessageError true "), event);
      assertEquals(List.of(), errors.records);
    }
  }

  @Test
  @Tag("LOG-07")
  @Tag("T44")
  void whatThePeerHasSentCannotForgeALine() throws IOException {
    try (Errors errors = new Errors()) {
      String name = "x\\r\\nSEVERE: forged\\u001b[2J\\u0085\\u2028";
      Frame message = Frame.text("{\"id\":\"a\",\"" + name + "\":1}");
      expectRefusal("binding", "ticket", message, "$.x");
      String logged = logged(errors.only());
      assertTrue(logged.contains("data binding failed: $.x"), logged);
      assertFalse(logged.lines().anyMatch(line -> line.startsWith("SEVERE")), logged);
      assertFalse(logged.matches("(?s).*[\u001b\u0085\u2028].*"), logged);
    }
  }
}
