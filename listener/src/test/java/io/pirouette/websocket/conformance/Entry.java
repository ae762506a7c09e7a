// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.conformance;

import java.util.regex.Pattern;

/**
 * One observable behaviour.
 *
 * @param id three letters and a number, as in the tags of the tests
 * @param statement the behaviour, in one line
 * @param deviation what is different here; empty if nothing is
 */
record Entry(String id, String statement, String deviation) {

  static final Pattern ID = Pattern.compile("[A-Z]{3}-\\d+");

  /** How the deviation begins of an entry that no test can show. */
  static final String NOT_APPLICABLE = "Not applicable";

  Entry {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("id: " + id + " (expected: " + ID + ")");
    }
    if (statement.isEmpty()) {
      throw new IllegalArgumentException(id + " has no statement");
    }
  }

  String area() {
    return id.substring(0, id.indexOf('-'));
  }

  Verdict verdict(boolean tested) {
    if (tested) {
      return deviation.isEmpty() ? Verdict.TESTED : Verdict.DEVIATION;
    }
    return deviation.startsWith(NOT_APPLICABLE) ? Verdict.DEVIATION : Verdict.NOT_YET;
  }
}
