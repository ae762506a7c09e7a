// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;

/** One connection to the echo, by one of the clients that are compared. For one thread. */
interface Contestant extends AutoCloseable {

  /** What the table calls it. */
  String name();

  /** Sends a text of less than 126 bytes, and waits for the answer. */
  String roundTrip(String text) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
