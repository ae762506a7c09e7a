// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** From JSON to any type that JSON-B knows. */
final class JsonReader implements PayloadReader {

  private final JsonLibrary library;
  private final Type type;
  private final Shape shape;
  private final String name;

  JsonReader(JsonLibrary library, ResolvedType type, Type declared, Shape shape) {
    this.library = library;
    this.type = declared;
    this.shape = shape;
    this.name = type.raw().getSimpleName();
  }

  @Override
  public @Nullable Object read(String text) {
    return library.read(text, shape, name, parser -> library.bind(parser, text, type));
  }
}
