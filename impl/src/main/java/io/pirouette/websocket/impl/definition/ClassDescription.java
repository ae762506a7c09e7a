// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import java.util.Comparator;
import java.util.List;

/**
 * A class of a user's.
 *
 * @param type the class itself
 * @param methods the methods that it declares, and the public ones that it inherits, without those
 *     that the compiler has added
 */
public record ClassDescription(TypeDescription type, List<MethodDescription> methods) {

  /** Sorts the methods, so that findings come in the same order always. */
  public ClassDescription {
    methods = methods.stream().sorted(Comparator.comparing(MethodDescription::place)).toList();
  }

  /** The name of the class. */
  String name() {
    return type.name();
  }
}
