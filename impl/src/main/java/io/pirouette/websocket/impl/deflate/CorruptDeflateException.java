// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deflate;

import org.jspecify.annotations.Nullable;

/** The peer's compressed message cannot be inflated, or ends before its data do. */
public final class CorruptDeflateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CorruptDeflateException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
