// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.attached;

import io.pirouette.websocket.Service;

/** Says its name with all that it is told. */
public class Naming implements Service {

  private final String name;

  public Naming(String name) {
    this.name = name;
  }

  public String onTextMessage(String text) {
    return name + " " + text;
  }
}
