// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.Message;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.w3c.dom.Document;

/** How a value is shown to the peer that has sent it, the same on every engine. */
final class Answer {

  private static final int SHOWN = 200;

  private Answer() {}

  static String to(Object value) {
    String answer = show(value);
    return answer.length() <= SHOWN
        ? answer
        : answer.substring(0, SHOWN) + "... of " + answer.length();
  }

  private static String show(Object value) {
    if (value instanceof JsonValue) {
      // Also those that are lists or maps.
      return value.toString();
    }
    if (value instanceof Object[] array) {
      return show(Arrays.asList(array));
    }
    if (value instanceof Collection<?> elements) {
      return elements.stream().map(Answer::show).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> entries) {
      Map<String, String> sorted = new TreeMap<>();
      entries.forEach((key, element) -> sorted.put(key.toString(), show(element)));
      return sorted.toString();
    }
    return showOne(value);
  }

  private static String showOne(Object value) {
    if (value instanceof byte[] bytes) {
      return Arrays.toString(bytes);
    }
    if (value instanceof int[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return "buffer " + Arrays.toString(bytes);
    }
    if (value instanceof Message.BinaryMessage message) {
      return "binary " + Arrays.toString(message.data());
    }
    return value instanceof Document document
        ? document.getDocumentElement().getTagName()
            + " '"
            + document.getDocumentElement().getTextContent()
            + "'"
        : String.valueOf(value);
  }
}
