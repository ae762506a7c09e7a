// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

/** An enum one of whose constants is of a class of its own. */
public enum Colour {
  RED,
  GREEN {
    @Override
    public String toString() {
      return "the colour of grass";
    }
  }
}
