// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.Message;
import io.pirouette.websocket.Service;
import java.nio.ByteBuffer;
import org.w3c.dom.Document;

/** Methods that declare what is sent without JSON. */
final class PlainReplies {

  private PlainReplies() {}

  static Service make(String type) {
    return switch (type) {
      case "string", "noText" -> new OfText();
      case "bytes", "noBytes" -> new OfBytes();
      case "buffer" -> new OfBuffer();
      case "enum" -> new OfEnum();
      case "document" -> new OfDocument();
      case "textMessage" -> new OfTextMessage();
      case "binaryMessage" -> new OfMessage();
      default -> null;
    };
  }

  static class OfText implements Service {
    public String onTextMessage(String text) {
      return (String) Values.of(text);
    }
  }

  static class OfBytes implements Service {
    public byte[] onTextMessage(String text) {
      return (byte[]) Values.of(text);
    }
  }

  static class OfBuffer implements Service {
    public ByteBuffer onTextMessage(String text) {
      return (ByteBuffer) Values.of(text);
    }
  }

  static class OfEnum implements Service {
    public Colour onTextMessage(String text) {
      return (Colour) Values.of(text);
    }
  }

  static class OfDocument implements Service {
    public Document onTextMessage(String text) {
      return (Document) Values.of(text);
    }
  }

  static class OfTextMessage implements Service {
    public Message.TextMessage onTextMessage(String text) {
      return (Message.TextMessage) Values.of(text);
    }
  }

  static class OfMessage implements Service {
    public Message onTextMessage(String text) {
      return (Message) Values.of(text);
    }
  }
}
