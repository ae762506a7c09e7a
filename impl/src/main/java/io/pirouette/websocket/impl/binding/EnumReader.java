// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The name of a constant, bare or as a JSON string. */
final class EnumReader implements PayloadReader {

  private final String typeName;
  private final Map<String, Object> constants = new HashMap<>();
  private final Supplier<JsonLibrary> library;

  EnumReader(Class<?> type, Supplier<JsonLibrary> library) {
    this.typeName = type.getSimpleName();
    this.library = library;
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
  }

  @Override
  public Object read(String text) {
    Object bare = constants.get(text);
    Object constant = bare == null ? constants.get(unquoted(text)) : bare;
    if (constant == null) {
      throw Misfit.because("$: no constant of " + typeName);
    }
    return constant;
  }

  private String unquoted(String text) {
    if (!text.stripLeading().startsWith("\"")) {
      return text;
    }
    JsonLibrary json = library.get();
    return json.read(text, ScalarShape.TEXT, typeName, EnumReader::string);
  }

  private static String string(CheckedParser parser) {
    parser.next();
    return parser.getString();
  }
}
