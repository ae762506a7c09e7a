// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Sends texts in each way there is. Since no peer can send half a surrogate pair, {@code <} stands
 * for the first half and {@code >} for the second.
 */
class Surrogates implements Service {

  private final Topic topic;

  Surrogates(Topic topic) {
    this.topic = topic;
  }

  /** A way and a text; reports what was thrown. */
  public Object onTextMessage(Caller caller, String command) {
    String[] words = command.split(" ", 2);
    String text = words[1].replace('<', '\ud83d').replace('>', '\ude00');
    if (words[0].startsWith("reply")) {
      return reply(words[0], text);
    }
    try {
      write(caller, words[0], text);
    } catch (WebSocketException e) {
      topic.report("failed", e);
    }
    return null;
  }

  private static Object reply(String way, String text) {
    return switch (way) {
      case "reply" -> text;
      case "replyMessage" -> new Message.TextMessage(text);
      case "replyRecord" -> new Echoes.Item(text);
      case "replyClose" -> new CloseFrame.CustomCloseFrame(4000, text);
      default -> throw new IllegalArgumentException(way);
    };
  }

  private void write(Caller caller, String way, String text) {
    switch (way) {
      case "text" -> caller.writeTextMessage(text);
      case "message" -> caller.writeMessage(text);
      case "textMessage" -> caller.writeMessage(new Message.TextMessage(text));
      case "record" -> caller.writeMessage(new Echoes.Item(text));
      case "list" -> caller.writeMessage(List.of("a", text));
      case "key" -> caller.writeMessage(Map.of(text, 1));
      case "close" -> caller.close(4000, text, Duration.ZERO);
      case "closeAsync" ->
          caller
              .closeAsync(4000, text)
              .whenComplete((nothing, failure) -> topic.report("failed", failure));
      default -> throw new IllegalArgumentException(way);
    }
  }

  public void onError(Throwable error) {
    topic.report("error", error);
  }

  public void onClose(int statusCode) {
    topic.report("close " + statusCode);
  }
}
