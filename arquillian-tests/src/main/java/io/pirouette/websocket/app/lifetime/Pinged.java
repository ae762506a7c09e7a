// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Answers pings in the ways that there are, and reports pings and pongs. */
class Pinged implements Service {

  private final Journal journal;

  Pinged(Journal journal) {
    this.journal = journal;
  }

  public void onOpen(Caller caller) {
    journal.observe(caller);
  }

  public byte[] onPing(Caller caller, byte[] data) {
    String text = new String(data, UTF_8);
    journal.report("ping " + text.length() + " " + text);
    switch (text) {
      case "myself" -> {
        caller.pong("one".getBytes(UTF_8));
        caller.pong("two".getBytes(UTF_8));
        return null;
      }
      case "both" -> caller.pong("mine".getBytes(UTF_8));
      case "with a text" -> caller.writeTextMessage("no pong");
      case "too long" -> {
        return new byte[126];
      }
      case "long" -> {
        return new byte[125];
      }
      case "throw" -> throw new IllegalStateException("a secret");
      default -> {}
    }
    return data;
  }

  public void onPong(byte[] data) {
    journal.report("pong " + new String(data, UTF_8));
  }

  public String onTextMessage(String text) throws InterruptedException {
    journal.report("text " + text.length() + " " + text.substring(0, Math.min(10, text.length())));
    if (text.equals("hold")) {
      journal.awaitPermission();
    }
    return text;
  }

  public void onClose(int statusCode) {
    journal.report("close " + statusCode);
  }

  public void onError(Throwable error) {
    journal.report("error " + error.getClass().getSimpleName() + ": " + error.getMessage());
  }
}
