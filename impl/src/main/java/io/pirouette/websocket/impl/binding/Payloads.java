// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.Message;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import java.lang.reflect.Type;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages from and to values of types that are known only when they are read or written
 * (specification section 4.3). Any thread.
 */
public final class Payloads {

  /** Made at its first use, for it is large; null before. */
  private volatile @Nullable JsonText json;

  /** The value of a text message. */
  public Object read(Type type, String text) {
    return direct(type, text);
  }

  /** The value of a binary message. */
  public Object read(Type type, byte[] data) {
    return type == byte[].class ? data : direct(type, PayloadReader.TEXT.read(data));
  }

  private Object direct(Type type, Object text) {
    if (type == String.class) {
      return text;
    }
    return type == byte[].class
        ? PayloadReader.BYTES.read((String) text)
        : fromJson(type, (String) text);
  }

  private Object fromJson(Type type, String text) {
    try {
      Object value = json().read(text, type);
      if (value == null) {
        throw failure("null is no " + type.getTypeName(), null);
      }
      return value;
    } catch (StackOverflowError e) {
      throw failure("the JSON text is nested too deeply", null);
    }
  }

  static PayloadBindingException failure(String detail, @Nullable Throwable cause) {
    return new PayloadBindingException("data binding failed: " + detail, cause);
  }

  /**
   * Sends a value as the message that it is: a text or bytes as they are, anything else as JSON.
   *
   * @throws WebSocketException if it cannot be converted
   */
  public void send(@Nullable Object value, Consumer<String> text, Consumer<byte[]> binary) {
    if (value instanceof byte[] bytes) {
      binary.accept(bytes);
    } else if (value instanceof Message.BinaryMessage message) {
      binary.accept(message.data());
    } else if (value instanceof Message.TextMessage message) {
      text.accept(message.text());
    } else {
      text.accept(value instanceof String string ? string : toJson(value));
    }
  }

  private String toJson(@Nullable Object value) {
    try {
      return value == null ? "null" : json().write(value);
    } catch (StackOverflowError e) {
      throw new WebSocketException(
          Phase.WRITE, "A value of " + value.getClass().getName() + " is nested too deeply", null);
    }
  }

  private JsonText json() {
    JsonText made = json;
    if (made == null) {
      try {
        made = JsonText.create();
      } catch (NoClassDefFoundError e) {
        throw new WebSocketException(
            Phase.READ,
            "No JSON binding on the class path (add jakarta.json.bind-api and a provider, such as"
                + " org.eclipse:yasson)",
            e);
      }
      json = made;
    }
    return made;
  }
}
