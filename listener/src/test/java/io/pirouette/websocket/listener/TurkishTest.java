// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language of the JVM changes no message type. */
class TurkishTest {

  /** Reached only when the test fails. */
  private static final long TIMEOUT_SECONDS = 120;

  @TempDir private Path directory;

  @Test
  @Tag("DSP-02")
  @Tag("T42")
  void aMessageTypeLeadsToTheSameMethodInEveryLanguage() throws IOException, InterruptedException {
    Path printed = directory.resolve("printed.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-classpath",
                System.getProperty("java.class.path"),
                TurkishProgram.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      String text = Files.readString(printed);
      assertTrue(ended, () -> "the program does not end; it has printed: " + text);
      assertEquals(0, process.exitValue(), text);
    } finally {
      process.destroyForcibly();
    }
  }
}
