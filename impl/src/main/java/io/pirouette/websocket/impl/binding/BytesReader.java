// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;

/** The bytes of a binary message, or of a JSON array of numbers from 0 to 255. */
final class BytesReader implements PayloadReader {

  /** Asked only when a text comes, for binary messages need no JSON. */
  private final Supplier<JsonLibrary> library;

  BytesReader(Supplier<JsonLibrary> library) {
    this.library = library;
  }

  @Override
  public byte[] read(String text) {
    // First of all: without it, the classes for its use cannot be loaded.
    JsonLibrary json = library.get();
    return json.read(
        text, new ListShape(ScalarShape.integer(0, 255)), "byte[]", BytesReader::bytes);
  }

  private static byte[] bytes(CheckedParser parser) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    parser.next();
    while (parser.next() != Event.END_ARRAY) {
      bytes.write(parser.getInt());
    }
    return bytes.toByteArray();
  }

  @Override
  public byte[] read(byte[] data) {
    return data;
  }
}
