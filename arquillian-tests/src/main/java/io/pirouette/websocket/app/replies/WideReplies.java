// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.Service;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Methods whose declared type says little about what they return. */
final class WideReplies {

  private WideReplies() {}

  static Service make(String type, Topic topic) {
    return switch (type) {
      case "object" -> new OfObject(topic);
      case "message" -> new OfObjectForMessage();
      case "answer" -> new OfAnswer();
      case "present" -> new OfOptional();
      case "presentText" -> new OfOptionalText();
      case "roundTrip" -> new RoundTrip();
      default -> null;
    };
  }

  static class OfObject implements Service {

    private final Topic topic;

    OfObject(Topic topic) {
      this.topic = topic;
    }

    /** A name, before it perhaps the word {@code close}. */
    public Object onTextMessage(Caller caller, String text) {
      if (text.startsWith("close ")) {
        caller.close();
      }
      return Values.of(text.substring(text.indexOf(' ') + 1));
    }

    public Object onBinaryMessage(byte[] data) {
      return Values.of(new String(data, StandardCharsets.UTF_8));
    }

    public void onError(Throwable error) {
      topic.reportError(error);
    }
  }

  static class OfObjectForMessage implements Service {
    public Object onMessage(Message message) {
      return Values.of(
          message instanceof Message.TextMessage text
              ? text.text()
              : new String(((Message.BinaryMessage) message).data(), StandardCharsets.UTF_8));
    }
  }

  static class OfAnswer implements Service {
    public Answer onTextMessage(String text) {
      return (Answer) Values.of(text);
    }
  }

  static class OfOptional implements Service {
    @SuppressWarnings("unchecked")
    public Optional<Receipt> onTextMessage(String text) {
      return (Optional<Receipt>) Values.of(text);
    }
  }

  static class OfOptionalText implements Service {
    @SuppressWarnings("unchecked")
    public Optional<String> onTextMessage(String text) {
      return (Optional<String>) Values.of(text);
    }
  }

  /** What comes as JSON goes back as JSON. */
  static class RoundTrip implements Service {
    public Receipt onMessage(Receipt receipt) {
      return receipt;
    }
  }
}
