// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.util.Arrays;

/**
 * How a server's process fares.
 *
 * @param heap bytes used after two full collections
 * @param mostHeap bytes used after any collection, at most
 * @param threads platform threads
 * @param mostThreads at most
 * @param resident the process's memory, KiB
 * @param mostResident at most
 */
record ServerState(
    long heap, long mostHeap, long threads, long mostThreads, long resident, long mostResident) {

  /** As the server tells it. */
  String asLine() {
    return "%d %d %d %d %d %d"
        .formatted(heap, mostHeap, threads, mostThreads, resident, mostResident);
  }

  /** Reads what a server has told. */
  static ServerState of(String line) {
    long[] numbers = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    return new ServerState(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  }
}
