// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

/** Where the value of a resource's parameter comes from. */
public sealed interface ResourceParameter {

  /** The request as a whole. */
  record WholeRequest() implements ResourceParameter {}

  /**
   * What stands for a variable of the path.
   *
   * @param index the variable's position among the variables
   * @param type the type of the value
   */
  record PathVariable(int index, ScalarType type) implements ResourceParameter {}

  /**
   * A parameter of the query.
   *
   * @param name its name
   * @param type the type of a value
   * @param arity how many values there are
   */
  record QueryValue(String name, ScalarType type, Arity arity) implements ResourceParameter {}

  /**
   * A header.
   *
   * @param name its name
   * @param type the type of a value
   * @param arity how many values there are
   */
  record HeaderValue(String name, ScalarType type, Arity arity) implements ResourceParameter {}

  /** How many values there are. */
  enum Arity {
    /** One, or the request is refused. */
    REQUIRED,
    /** One or none, as an {@code Optional}. */
    OPTIONAL,
    /** Any number, as a {@code List}. */
    LIST
  }
}
