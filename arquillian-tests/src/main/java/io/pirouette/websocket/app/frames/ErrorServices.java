// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;

/** Services that are told of errors, and what they make of them. */
final class ErrorServices {

  private ErrorServices() {}

  /** Fails as its peer asks for. */
  abstract static class Failing implements Service {

    final Topic topic;

    Failing(Topic topic) {
      this.topic = topic;
    }

    public String onTextMessage(String text) throws InterruptedException {
      switch (text) {
        case "wait" -> {
          topic.report("waiting");
          topic.awaitPermission();
        }
        case "throw" -> throw new IllegalStateException("a secret");
        case "half" -> {
          return "half a pair \ud83d";
        }
        default -> {}
      }
      return text;
    }

    public void onClose(int statusCode, String reason) {
      topic.report("close " + statusCode + " '" + reason + "'");
    }

    final void report(Throwable error) {
      topic.report("error", error);
    }
  }

  /** Says so, and returns. */
  static class Reporting extends Failing {

    Reporting(Topic topic) {
      super(topic);
    }

    public void onError(Throwable error) {
      report(error);
    }
  }

  /** Writes to the peer, if it can. */
  static class Writing extends Failing {

    Writing(Topic topic) {
      super(topic);
    }

    public void onError(Caller caller, Throwable error) {
      report(error);
      try {
        caller.writeTextMessage("an error");
      } catch (WebSocketException e) {
        topic.report("not told", e);
      }
    }
  }

  /** Closes, for a reason of its own. */
  static class Closing extends Failing {

    Closing(Topic topic) {
      super(topic);
    }

    public CloseFrame onError(Throwable error) {
      report(error);
      return new CloseFrame.PolicyViolation("no such errors");
    }
  }

  /** Fails with the error. */
  static class Throwing extends Failing {

    Throwing(Topic topic) {
      super(topic);
    }

    public void onError(Throwable error) {
      report(error);
      throw new IllegalStateException("no idea what to do about it");
    }
  }

  /** Returns only when the recorder says so. */
  static class Hesitant extends Failing {

    Hesitant(Topic topic) {
      super(topic);
    }

    public void onError(Caller caller, Throwable error) throws InterruptedException {
      topic.awaitPermission();
      topic.report("error %s open %s".formatted(error.getClass().getSimpleName(), caller.isOpen()));
    }
  }

  /** Is told of nothing. */
  static class Silent implements Service {

    public String onTextMessage(String text) {
      return switch (text) {
        case "throw" -> throw new IllegalStateException("a secret");
        case "half" -> "half a pair \ud83d";
        default -> text;
      };
    }
  }
}
