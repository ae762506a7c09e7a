// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.Message;
import io.pirouette.websocket.app.reporting.Reporting;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import org.w3c.dom.Document;

/** Services that take messages as they are, or JSON and XML as they are. */
final class TreeServices {

  private TreeServices() {}

  static class OfString extends Reporting {
    public String onMessage(String value) {
      return Answer.to(value);
    }
  }

  static class OfBytes extends Reporting {
    public String onMessage(byte[] value) {
      return Answer.to(value);
    }
  }

  static class OfBuffer extends Reporting {
    public String onMessage(ByteBuffer value) {
      return Answer.to(value);
    }
  }

  static class OfMessage extends Reporting {
    public String onMessage(Message value) {
      return Answer.to(value);
    }
  }

  static class OfDocument extends Reporting {
    public String onMessage(Document value) {
      return Answer.to(value);
    }
  }

  static class OfJson extends Reporting {
    public String onMessage(JsonValue value) {
      return Answer.to(value);
    }
  }

  static class OfJsonObject extends Reporting {
    public String onMessage(JsonObject value) {
      return Answer.to(value);
    }
  }

  static class OfJsonArray extends Reporting {
    public String onMessage(JsonArray value) {
      return Answer.to(value);
    }
  }

  static class OfJsonStructure extends Reporting {
    public String onMessage(JsonStructure value) {
      return Answer.to(value);
    }
  }

  static class OfJsonString extends Reporting {
    public String onMessage(JsonString value) {
      return Answer.to(value);
    }
  }

  static class OfJsonNumber extends Reporting {
    public String onMessage(JsonNumber value) {
      return Answer.to(value);
    }
  }

  static class OfAnything extends Reporting {
    public String onMessage(Object value) {
      return Answer.to(value);
    }
  }
}
