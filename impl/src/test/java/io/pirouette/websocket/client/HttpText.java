// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.nio.charset.StandardCharsets;

/** Answers to a client, as they stand on the wire. */
final class HttpText {

  private HttpText() {}

  /** A status line, headers and the empty line after them. */
  static String head(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  /** The correct 101, to be bent as a test needs it. */
  static String switchingProtocols(ReceivedRequest request, String... extraHeaderLines) {
    return new String(RawConnection.head(request, extraHeaderLines), StandardCharsets.ISO_8859_1);
  }
}
