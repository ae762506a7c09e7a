// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.impl.configuration.Placeholders;

/** What a configured password stands for. */
final class Password {

  private Password() {}

  /**
   * The password of a file, with its placeholders replaced.
   *
   * @throws SslException naming the file and the placeholder
   */
  static String of(String path, String configured) {
    try {
      return Placeholders.resolve("password", configured);
    } catch (IllegalArgumentException e) {
      throw new SslException(path + ": " + e.getMessage(), null);
    }
  }
}
