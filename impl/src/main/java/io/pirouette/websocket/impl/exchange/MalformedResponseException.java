// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.exchange;

import java.io.IOException;

/** What has come is no response of HTTP/1.1, or longer than any sensible one. */
public final class MalformedResponseException extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedResponseException(String message) {
    super(message);
  }
}
