// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.bind.Jsonb;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import org.eclipse.yasson.YassonJsonb;
import org.jspecify.annotations.Nullable;

/** What only Yasson can: it reads from a parser, so that a text is gone through once. */
final class OnePass {

  private OnePass() {}

  static boolean isPossible(Jsonb jsonb) {
    try {
      return jsonb instanceof YassonJsonb;
    } catch (NoClassDefFoundError e) {
      return false;
    }
  }

  static @Nullable Object read(Jsonb yasson, JsonParser parser, Type type) {
    return ((YassonJsonb) yasson).fromJson(parser, type);
  }
}
