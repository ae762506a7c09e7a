// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object or array that is being read: where in it, and what has been in it. For one thread. */
final class JsonScope {

  /** More would be kept to find out whether one comes twice. */
  private static final int MAX_NAMES = 100_000;

  /** Longer names are not repeated (in characters). */
  private static final int MAX_SHOWN = 64;

  private final @Nullable JsonScope outer;
  private final Shape shape;
  private final boolean array;

  /** Of the element or property that is being read. */
  private int index = -1;

  private String name = "";
  private Shape expected = Shape.ANY;

  /** The known properties that have been there. */
  private final BitSet seen = new BitSet();

  /** The names of all others; null before the first. */
  private @Nullable Set<String> others;

  JsonScope(@Nullable JsonScope outer, Shape shape, boolean array) {
    this.outer = outer;
    this.shape = shape;
    this.array = array;
  }

  @Nullable JsonScope outer() {
    return outer;
  }

  /** The next property of this object has that name. */
  void name(String next, CheckedParser parser) {
    name = next;
    ObjectShape.Property property =
        shape instanceof ObjectShape object ? object.property(next) : null;
    if (property == null) {
      addOther(next, parser);
    } else {
      expected = property.shape();
      if (seen.get(property.index())) {
        throw parser.refuse(path() + " is there twice");
      }
      seen.set(property.index());
    }
  }

  private void addOther(String next, CheckedParser parser) {
    if (shape instanceof ObjectShape object && object.isClosed()) {
      throw parser.refuse(path() + " is unknown");
    }
    expected = shape.element();
    if (others == null) {
      others = new HashSet<>();
    }
    if (!others.add(next)) {
      throw parser.refuse(path() + " is there twice");
    }
    if (others.size() > MAX_NAMES) {
      throw parser.refuse("an object of more than " + MAX_NAMES + " names");
    }
  }

  /** What the value that comes now has to be. */
  Shape nextValue() {
    index++;
    return array ? shape.element() : expected;
  }

  /** Nothing more comes. */
  void end(CheckedParser parser) {
    if (shape instanceof ObjectShape object) {
      object
          .missing(seen)
          .ifPresent(
              missing -> {
                name = missing;
                throw parser.refuse(path() + " is missing");
              });
    }
  }

  /** Where the value that is being read stands: {@code $.list[0].name}. */
  String path() {
    String before = outer == null ? "$" : outer.path();
    return before + (array ? "[" + index + "]" : "." + (name.length() > MAX_SHOWN ? "..." : name));
  }
}
