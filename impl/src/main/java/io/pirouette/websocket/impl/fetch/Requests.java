// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.fetch;

import java.util.List;
import java.util.Map;

/** Sends requests to one server. Thread-safe. */
interface Requests extends AutoCloseable {

  /**
   * Sends one, and waits for the answer.
   *
   * @param body empty for none
   * @throws io.pirouette.websocket.impl.auth.UnavailableException if there is no answer
   */
  Fetched send(String method, Map<String, List<String>> headers, String body);

  /** No more requests; whoever waits for an answer gets none. */
  @Override
  void close();
}
