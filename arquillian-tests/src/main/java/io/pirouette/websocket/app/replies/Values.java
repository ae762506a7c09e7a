// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Message;
import jakarta.json.Json;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is returned, by names that tests know. */
final class Values {

  private Values() {}

  static Object of(String name) {
    return switch (name) {
      case "int" -> 7;
      case "long" -> Long.MAX_VALUE;
      case "double" -> 1.5;
      case "boolean" -> true;
      case "decimal" -> new BigDecimal("12345678901234567890.0123456789");
      case "record" -> new Receipt(7, "a \"pen\"");
      case "refusal" -> new Refusal("no", 4000, "CloseFrame");
      case "bean" -> basket();
      case "list" -> List.of(new Receipt(1, "a"), new Receipt(2, "b"));
      case "enums" -> List.of(Colour.RED, Colour.GREEN);
      case "map" -> Map.of("a", new Receipt(1, "b"));
      case "statusMap" -> Map.of("statusCode", 4000);
      case "ints" -> new int[] {-1, 0, 300};
      case "strings" -> new String[] {"a", "\"b\""};
      case "records" -> new Receipt[] {new Receipt(1, "a")};
      default -> other(name);
    };
  }

  private static Object other(String name) {
    return switch (name) {
      case "string" -> "say \"hi\" ä€😀";
      case "noText" -> "";
      case "bytes" -> new byte[] {0, 127, -128, -1};
      case "noBytes" -> new byte[0];
      case "buffer" -> ByteBuffer.wrap(new byte[] {9, 1, 2, 9}).position(1).limit(3);
      case "json" -> Json.createObjectBuilder().add("a", 1).addNull("b").build();
      case "jsonText" -> Json.createValue("a \"text\"");
      case "enum" -> Colour.GREEN;
      case "document" -> document();
      case "textMessage" -> new Message.TextMessage("a \"text\"");
      case "binaryMessage" -> new Message.BinaryMessage(new byte[] {1, -1});
      case "present" -> Optional.of(new Receipt(7, "there"));
      case "presentText" -> Optional.of("a \"text\"");
      case "empty" -> Optional.empty();
      case "null" -> null;
      case "close" -> new CloseFrame.PolicyViolation("enough");
      case "half" -> "half \ud800";
      case "unwritable" -> new Unwritable();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Basket basket() {
    Basket basket = new Basket();
    basket.setCount(1);
    basket.setItems(List.of(new Receipt(1, "a")));
    return basket;
  }

  private static Document document() {
    try {
      Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
      Element note = document.createElement("note");
      note.setAttribute("lang", "en");
      note.setTextContent("1 < 2 €");
      document.appendChild(note);
      return document;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
