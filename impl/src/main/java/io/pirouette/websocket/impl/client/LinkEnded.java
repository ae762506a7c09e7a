// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.error.WebSocketException;

/** A link is of no use any more; carries what the user is told, unless there is a next link. */
final class LinkEnded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final WebSocketException error;

  LinkEnded(WebSocketException error) {
    super(error.getMessage(), error, false, false);
    this.error = error;
  }

  WebSocketException error() {
    return error;
  }
}
