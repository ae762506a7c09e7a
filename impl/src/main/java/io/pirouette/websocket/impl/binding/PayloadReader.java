// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.PayloadBindingException;
import org.jspecify.annotations.Nullable;

/** Makes of a message the value of one declared type. Any thread. */
@FunctionalInterface
public interface PayloadReader {

  /**
   * From a text message.
   *
   * @return the value; null only if that is a value of the type
   * @throws PayloadBindingException if it does not fit
   */
  @Nullable Object read(String text);

  /**
   * From a binary message; unless a type says otherwise, its bytes are the UTF-8 of a text.
   *
   * @return the value; null only if that is a value of the type
   * @throws PayloadBindingException if it does not fit
   */
  default @Nullable Object read(byte[] data) {
    return read(Misfit.utf8(data));
  }
}
