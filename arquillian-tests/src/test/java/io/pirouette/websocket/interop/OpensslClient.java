// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.fail;

import io.pirouette.websocket.Listener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The program {@code openssl s_client}, connected to a listener; ended at the latest by a clock.
 */
final class OpensslClient implements AutoCloseable {

  private static final int DEADLINE_SECONDS = 60;

  /** What it says when it is connected, or has failed to. */
  private static final String HANDSHAKE_OVER = "Verify return code";

  private static final String REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";

  private final Process process;

  /** What was printed and not yet awaited; one character for each byte. */
  private final StringBuilder printed = new StringBuilder();

  OpensslClient(Listener listener, String... options) {
    List<String> command = new ArrayList<>(List.of("openssl", "s_client"));
    command.addAll(List.of(options));
    command.addAll(List.of("-connect", "127.0.0.1:" + listener.port()));
    command.addAll(List.of("-servername", "localhost"));
    process = start(command);
    CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
  }

  /** All that it prints when it only shakes hands. */
  static String shakeHands(Listener listener, String... options) throws IOException {
    try (OpensslClient client = new OpensslClient(listener, options)) {
      client.process.getOutputStream().close();
      return client.untilItsEnd();
    }
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return fail("OpenSSL cannot be run: install it, as `openssl` on the path", e);
    }
  }

  OpensslClient awaitHandshake() throws IOException {
    return await(HANDSHAKE_OVER);
  }

  /** Sends an upgrade request and waits for its answer. */
  OpensslClient upgrade() throws IOException {
    awaitHandshake();
    send(REQUEST);
    return await("HTTP/1.1 101").await("\r\n\r\n");
  }

  /** Sends a text of a few letters and waits until it comes back. */
  void echo(String text) throws IOException {
    send("\u0081" + (char) (0x80 | text.length()) + "\0\0\0\0" + text);
    await("\u0081" + (char) text.length() + text);
  }

  /** Has the program do something; a letter and a line end. */
  void command(String letter) throws IOException {
    send(letter + "\n");
  }

  private void send(String bytes) throws IOException {
    process.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    process.getOutputStream().flush();
  }

  OpensslClient await(String expected) throws IOException {
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf(expected) < 0) {
      int next = process.getInputStream().read();
      if (next < 0) {
        fail("'" + expected + "' expected, after '" + printed + "' came: " + seen);
      }
      seen.append((char) next);
    }
    printed.append(seen);
    return this;
  }

  /** What else it prints until it ends. */
  String untilItsEnd() throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    process.getInputStream().transferTo(rest);
    return rest.toString(StandardCharsets.ISO_8859_1);
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
