// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.fetch;

import java.io.IOException;

/** A body that is larger than it may be. */
final class TooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  TooLargeException() {
    super("the body is too large");
  }
}
