// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.conformance;

import java.util.Comparator;
import java.util.Set;

/**
 * A test method and its tags, those of its classes included.
 *
 * @param type the class's simple name, after those of the classes around it
 * @param method the method's name
 * @param tags all tags, ids and others
 */
record TaggedTest(String type, String method, Set<String> tags) {

  static final Comparator<TaggedTest> BY_NAME =
      Comparator.comparing(TaggedTest::type).thenComparing(TaggedTest::method);

  @Override
  public String toString() {
    return type + "." + method;
  }
}
