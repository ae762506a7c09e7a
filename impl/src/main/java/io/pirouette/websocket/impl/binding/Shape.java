// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.stream.JsonParser.Event;

/** What a JSON value has to be to become a value of one Java type. Immutable. */
abstract class Shape {

  /** Anything, also {@code null}. */
  static final Shape ANY =
      new Shape("anything") {
        @Override
        boolean accepts(Event event) {
          return true;
        }
      };

  /** An object or an array. */
  static final Shape STRUCTURE =
      new Shape("an object or an array") {
        @Override
        boolean accepts(Event event) {
          return event == Event.START_OBJECT || event == Event.START_ARRAY;
        }
      };

  private final String expected;

  Shape(String expected) {
    this.expected = expected;
  }

  /** Which values fit, for people: {@code a string}. */
  final String expected() {
    return expected;
  }

  /** Whether a value that begins so can fit. */
  abstract boolean accepts(Event event);

  /** Whether a string or number that {@link #accepts} lets through fits, by its text. */
  boolean accepts(String scalar) {
    return true;
  }

  /** How a number that {@link #accepts} lets through is told to a binder. */
  String plain(String number) {
    return number;
  }

  /** The elements of an array, and the values of an object's unknown properties. */
  Shape element() {
    return ANY;
  }

  /** This shape, or {@code null}. */
  final Shape orNull() {
    return new OrNull(this);
  }

  private static final class OrNull extends Shape {

    private final Shape shape;

    OrNull(Shape shape) {
      super(shape.expected);
      this.shape = shape;
    }

    @Override
    boolean accepts(Event event) {
      return event == Event.VALUE_NULL || shape.accepts(event);
    }

    @Override
    boolean accepts(String scalar) {
      return shape.accepts(scalar);
    }

    @Override
    String plain(String number) {
      return shape.plain(number);
    }

    @Override
    Shape element() {
      return shape.element();
    }

    @Override
    Shape object() {
      return shape.object();
    }
  }

  /** Where the rules for an object's properties are. */
  Shape object() {
    return this;
  }
}
