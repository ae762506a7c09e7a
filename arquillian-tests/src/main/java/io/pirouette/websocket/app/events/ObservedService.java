// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reports every event, and does what a text message asks for. */
class ObservedService implements Service {

  private final String topic;

  ObservedService(String topic) {
    this.topic = topic;
  }

  void report(String event) {
    Board.report(topic, event);
  }

  public void onOpen(Caller caller) throws InterruptedException {
    report("open " + caller.isOpen());
  }

  /** The parameters are the other way round on purpose. */
  public String onTextMessage(String text, Caller caller) throws IOException {
    report("text " + text);
    switch (text) {
      case "throw" -> throw new IllegalStateException("a secret");
      case "throw checked" -> throw new IOException("a secret");
      case "throw error" -> throw new StackOverflowError();
      case "throw ours" -> throw new WebSocketException("this message failed");
      case "close" -> caller.close(4001, "as you wish", Duration.ofSeconds(5));
      case "close and reply" -> {
        caller.close();
        return "too late";
      }
      case "close twice" -> {
        caller.close();
        caller.close();
        closeAgain(caller);
      }
      case "close badly" -> closeBadly(caller);
      case "ping" -> caller.ping("from here".getBytes(StandardCharsets.UTF_8));
      case "ping too long" -> pingTooLong(caller);
      case "attributes" -> attributes(caller);
      case "half a character" -> halfACharacter(caller);
      default -> {
        return text;
      }
    }
    return null;
  }

  private void closeAgain(Caller caller) {
    try {
      caller.close(1000, null, Duration.ofSeconds(1));
    } catch (WebSocketException e) {
      report(e.getMessage() + " " + caller.isOpen());
    }
  }

  private void closeBadly(Caller caller) {
    for (int code : new int[] {999, 1004, 1005, 1006, 1012, 2999, 5000}) {
      try {
        caller.close(code, null, Duration.ZERO);
      } catch (WebSocketException e) {
        report(e.getMessage());
      }
    }
    try {
      caller.close(1000, "ä".repeat(62), Duration.ZERO);
    } catch (WebSocketException e) {
      report(e.getMessage() + " " + caller.isOpen());
    }
  }

  private void pingTooLong(Caller caller) {
    try {
      caller.ping(new byte[126]);
    } catch (WebSocketException e) {
      report(e.getMessage());
    }
  }

  private void halfACharacter(Caller caller) {
    try {
      caller.writeTextMessage("a".repeat(20_000) + "\ud800");
    } catch (WebSocketException e) {
      report(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private void attributes(Caller caller) {
    caller.setAttribute("a", 1);
    report(
        "attributes %s %s %s"
            .formatted(
                caller.getAttribute("a"), caller.removeAttribute("a"), caller.getAttribute("a")));
  }

  public byte[] onBinaryMessage(byte[] data) {
    report("binary " + data.length);
    return data;
  }

  /** Answers with something of its own, or not at all. */
  public byte[] onPing(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    report("ping " + text);
    return text.equals("silence") ? null : ("answer to " + text).getBytes(StandardCharsets.UTF_8);
  }

  public void onPong(Caller caller, byte[] data) {
    report("pong " + new String(data, StandardCharsets.UTF_8));
  }

  public void onClose(Caller caller, int statusCode, String reason) {
    report("close " + statusCode + " '" + reason + "'");
  }

  public void onError(Caller caller, Throwable error) {
    report("error " + error.getClass().getSimpleName() + ": " + error.getMessage());
  }
}
