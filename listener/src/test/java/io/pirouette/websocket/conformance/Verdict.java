// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.conformance;

/** What the page says about one {@link Entry}. */
enum Verdict {
  TESTED("tested"),
  DEVIATION("deviation"),
  NOT_YET("not yet");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
