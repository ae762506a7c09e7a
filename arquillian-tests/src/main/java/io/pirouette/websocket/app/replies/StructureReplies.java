// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.Service;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/** Methods that declare what becomes an object or an array of JSON. */
final class StructureReplies {

  private StructureReplies() {}

  static Service make(String type) {
    return switch (type) {
      case "record" -> new OfRecord();
      case "bean" -> new OfBean();
      case "list" -> new OfList();
      case "enums" -> new OfEnums();
      case "map" -> new OfMap();
      case "ints" -> new OfInts();
      case "strings" -> new OfStrings();
      case "records" -> new OfRecords();
      case "json" -> new OfJson();
      case "jsonText" -> new OfJsonText();
      default -> null;
    };
  }

  static class OfRecord implements Service {
    public Receipt onTextMessage(String text) {
      return (Receipt) Values.of(text);
    }
  }

  static class OfBean implements Service {
    public Basket onTextMessage(String text) {
      return (Basket) Values.of(text);
    }
  }

  static class OfList implements Service {
    @SuppressWarnings("unchecked")
    public List<Receipt> onTextMessage(String text) {
      return (List<Receipt>) Values.of(text);
    }
  }

  static class OfEnums implements Service {
    @SuppressWarnings("unchecked")
    public List<Colour> onTextMessage(String text) {
      return (List<Colour>) Values.of(text);
    }
  }

  static class OfMap implements Service {
    @SuppressWarnings("unchecked")
    public Map<String, Receipt> onTextMessage(String text) {
      return (Map<String, Receipt>) Values.of(text);
    }
  }

  static class OfInts implements Service {
    public int[] onTextMessage(String text) {
      return (int[]) Values.of(text);
    }
  }

  static class OfStrings implements Service {
    public String[] onTextMessage(String text) {
      return (String[]) Values.of(text);
    }
  }

  static class OfRecords implements Service {
    public Receipt[] onTextMessage(String text) {
      return (Receipt[]) Values.of(text);
    }
  }

  static class OfJson implements Service {
    public JsonObject onTextMessage(String text) {
      return (JsonObject) Values.of(text);
    }
  }

  static class OfJsonText implements Service {
    public JsonValue onTextMessage(String text) {
      return (JsonValue) Values.of(text);
    }
  }
}
