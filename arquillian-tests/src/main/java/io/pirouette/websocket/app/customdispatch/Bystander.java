// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

/** A class that is no service. */
class Bystander {

  public String onBystander(String text) {
    return "onBystander";
  }
}
