// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

/**
 * What a {@link HandshakeServer} holds at a moment.
 *
 * @param resources of its process
 * @param sessions WebSocket sessions of its container
 */
record Holdings(Resources resources, int sessions) {

  /** As the server tells it. */
  String asLine() {
    return resources.threads()
        + " "
        + resources.descriptors()
        + " "
        + resources.heap()
        + " "
        + sessions;
  }

  /** Reads what a server has told. */
  static Holdings of(String line) {
    String[] numbers = line.split(" ");
    return new Holdings(
        new Resources(
            Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2])),
        Integer.parseInt(numbers[3]));
  }
}
