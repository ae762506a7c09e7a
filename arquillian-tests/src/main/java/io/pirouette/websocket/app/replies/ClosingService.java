// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.DispatcherConfig;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;
import java.util.Optional;

/** Each method that may return a close frame does, as it is asked to. */
final class ClosingService {

  private ClosingService() {}

  static Service make(String way, Topic topic) {
    return switch (way) {
      case "messages" -> new Messages(topic);
      case "either" -> new Either();
      case "optional" -> new Optionally();
      case "narrow" -> new Narrow();
      case "error" -> new InError();
      case "bindingError" -> new InBindingError(topic);
      case "custom" -> new Custom();
      default -> new InOpen(way.replace('_', ' '));
    };
  }

  /** A text message, of which nothing follows, is {@code hello}. */
  static class Messages implements Service {

    private final Topic topic;

    Messages(Topic topic) {
      this.topic = topic;
    }

    public CloseFrame onTextMessage(String text) {
      if (text.equals("hello")) {
        topic.report("hello");
        return null;
      }
      return CloseFrames.of(text);
    }

    public CloseFrame onBinaryMessage(byte[] data) {
      return CloseFrames.of(new String(data, UTF_8));
    }

    public void onError(Throwable error) {
      topic.reportError(error);
    }
  }

  static class Either implements Service {
    public CloseFrame onMessage(Message message) {
      return CloseFrames.of(
          message instanceof Message.TextMessage text
              ? text.text()
              : new String(((Message.BinaryMessage) message).data(), UTF_8));
    }
  }

  static class Optionally implements Service {
    public Optional<CloseFrame> onTextMessage(String text) {
      return text.equals("hello") ? Optional.empty() : Optional.of(CloseFrames.of(text));
    }
  }

  static class Narrow implements Service {
    public CloseFrame.PolicyViolation onTextMessage(String text) {
      return new CloseFrame.PolicyViolation(text);
    }
  }

  static class InOpen implements Service {

    private final String frame;

    InOpen(String frame) {
      this.frame = frame;
    }

    public CloseFrame onOpen() {
      return CloseFrames.of(frame);
    }
  }

  /** {@code onError} hears of replies that cannot be sent, and of methods that fail. */
  static class InError implements Service {

    private String answer;

    public Object onTextMessage(String text) {
      answer = text;
      return new Unwritable();
    }

    public void onBinaryMessage(byte[] data) {
      answer = new String(data, UTF_8);
      throw new IllegalStateException("a secret");
    }

    public CloseFrame onError(Throwable error) {
      return answer.equals("none") ? null : CloseFrames.of(answer);
    }
  }

  /** A number; what is none is told, and closes. */
  static class InBindingError implements Service {

    private final Topic topic;

    InBindingError(Topic topic) {
      this.topic = topic;
    }

    public String onMessage(int number) {
      return "number " + number;
    }

    public CloseFrame onMessageError(WebSocketException error) {
      topic.reportError(error);
      return error.getMessage().contains("a string") ? null : new CloseFrame.InvalidPayload();
    }
  }

  /** Reached by the type of a message. */
  static class Custom implements Service {

    /** A message that does not fit. */
    public record Order(String event, int number) {}

    public CloseFrame onOrder(Order order) {
      return new CloseFrame.CustomCloseFrame(order.number(), "ordered");
    }

    public CloseFrame onOrderError(WebSocketException error) {
      return new CloseFrame.UnsupportedData("no order");
    }

    @DispatcherConfig("an offer")
    public CloseFrame onOffer(Order order) {
      return new CloseFrame.PolicyViolation("offered");
    }

    public CloseFrame onTextMessage(String text) {
      return new CloseFrame.GoingAway("neither");
    }
  }
}
