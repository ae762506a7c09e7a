// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Values from and to JSON text, by the JSON-B provider on the class path. Any thread. */
final class JsonText {

  private final Jsonb jsonb;

  private JsonText(Jsonb jsonb) {
    this.jsonb = jsonb;
  }

  /**
   * Finds the provider.
   *
   * @throws WebSocketException if there is none
   */
  static JsonText create() {
    try {
      return new JsonText(JsonbBuilder.create());
    } catch (JsonbException e) {
      throw new WebSocketException(
          Phase.READ,
          "No JSON-B provider on the class path (add one, such as org.eclipse:yasson)",
          e);
    }
  }

  @Nullable Object read(String text, Type type) {
    try {
      return jsonb.fromJson(text, type);
    } catch (JsonbException | JsonException e) {
      throw Payloads.failure(String.valueOf(e.getMessage()), e);
    }
  }

  String write(Object value) {
    try {
      return jsonb.toJson(value);
    } catch (JsonbException | JsonException e) {
      throw new WebSocketException(
          Phase.WRITE,
          "A value of "
              + value.getClass().getName()
              + " cannot be written ("
              + e.getMessage()
              + ")",
          e);
    }
  }
}
