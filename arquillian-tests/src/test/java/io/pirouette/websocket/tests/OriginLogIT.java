// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An origin that is refused is told to the log; on Tomcat, whose log is this process's. */
@ExtendWith(ArquillianExtension.class)
@Tag("tomcat")
@Tag("T1")
class OriginLogIT {

  /** Held, because the logging system forgets loggers that nobody holds. */
  private static final Logger LIBRARY = Logger.getLogger("io.pirouette.websocket");

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return OriginApplication.archive();
  }

  @Test
  @Tag("T44")
  void aRefusedOriginIsOneWarningThatNobodyCanForge() throws IOException {
    List<LogRecord> records = new CopyOnWriteArrayList<>();
    Handler handler = handler(records);
    LIBRARY.addHandler(handler);
    try {
      OriginApplication services = new OriginApplication(base);
      services.expectAcceptance("listed", "Origin: https://a.example");
      services.expectRefusal("listed", "Origin: https://evil.example\u009b2J\u0085forged\t");
    } finally {
      LIBRARY.removeHandler(handler);
    }
    List<LogRecord> warnings =
        records.stream()
            .filter(record -> record.getLevel().intValue() >= Level.INFO.intValue())
            .toList();
    assertEquals(1, warnings.size(), () -> warnings.stream().map(OriginLogIT::text).toList() + "");
    assertEquals(Level.WARNING, warnings.get(0).getLevel());
    String text = text(warnings.get(0));
    assertFalse(text.chars().anyMatch(Character::isISOControl), text);
  }

  private static String text(LogRecord record) {
    return new SimpleFormatter().formatMessage(record);
  }

  private static Handler handler(List<LogRecord> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        records.add(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
