// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.error.WebSocketException;
import java.time.Duration;
import java.util.function.Consumer;

/** What tests have a caller do, in words. */
final class Commands {

  private static final String DONE = "done";

  private final Caller caller;
  private final Consumer<String> report;

  Commands(Caller caller, Consumer<String> report) {
    this.caller = caller;
    this.report = report;
  }

  /** Runs a command, on this thread, and reports its outcome. */
  void run(String command) {
    if (command.equals("fill")) {
      fill();
      return;
    }
    String[] words = command.split(" ", 4);
    try {
      report.accept(words[0].startsWith("close") ? close(words) : writeOrTell(words));
    } catch (WebSocketException e) {
      report.accept(describe(e));
    }
  }

  static String describe(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

  private String writeOrTell(String... words) {
    switch (words[0]) {
      case "text" -> caller.writeTextMessage(words[1]);
      case "bytes" -> caller.writeBinaryMessage(words[1].getBytes(UTF_8));
      case "ping" -> caller.ping(words[1].getBytes(UTF_8));
      case "pong" -> caller.pong(words[1].getBytes(UTF_8));
      case "message" -> caller.writeMessage(Values.of(words[1]));
      default -> {
        return tell(words);
      }
    }
    return DONE;
  }

  /**
   * Writes more than a connection takes whose peer does not read; how that ends is not reported.
   */
  private void fill() {
    String text = "x".repeat(64 * 1024);
    try {
      for (int i = 0; i < 1024; i++) {
        caller.setAttribute("filled", i);
        caller.writeTextMessage(text);
      }
    } catch (WebSocketException e) {
      caller.setAttribute("filled", "failed");
    }
  }

  private String tell(String... words) {
    return switch (words[0]) {
      case "open" -> String.valueOf(caller.isOpen());
      case "secure" -> String.valueOf(caller.isSecure());
      case "id" -> caller.getConnectionId();
      case "protocol" -> caller.getNegotiatedSubProtocol().orElse("none");
      case "path" -> caller.getUpgradeRequest().path();
      case "get" -> String.valueOf(caller.getAttribute(words[1]));
      case "remove" -> String.valueOf(caller.removeAttribute(words[1]));
      case "set" -> {
        caller.setAttribute(words[1], words[2]);
        yield DONE;
      }
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  /** A code and a reason, and milliseconds if it waits. */
  private String close(String... words) {
    switch (words[0]) {
      case "close" -> caller.close();
      case "closeAndWait" ->
          caller.close(
              Integer.parseInt(words[1]),
              reason(words[2]),
              Duration.ofMillis(Long.parseLong(words[3])));
      case "closeAsync" -> {
        caller
            .closeAsync(Integer.parseInt(words[1]), reason(words[2]))
            .whenComplete((nothing, failure) -> report.accept(closed(failure)));
        return "returned";
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
    return DONE;
  }

  private static String reason(String word) {
    return word.equals("null") ? null : word;
  }

  private static String closed(Throwable failure) {
    return "on %s: %s"
        .formatted(ThreadKind.current(), failure == null ? "closed" : describe(failure));
  }
}
