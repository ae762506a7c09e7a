// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

/** Cannot be read, so that it cannot be written either. */
public class Unwritable {

  public String getName() {
    throw new IllegalStateException("a secret");
  }
}
