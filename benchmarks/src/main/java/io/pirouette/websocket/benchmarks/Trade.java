// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

/** A message as an application declares it. */
public record Trade(String event, long id, String symbol, double price, boolean buy) {

  /** One of them, on the wire. */
  static final String TEXT =
      "{\"event\":\"trade\",\"id\":12345678901,\"symbol\":\"EURUSD\",\"price\":1.08345,"
          + "\"buy\":true}";
}
