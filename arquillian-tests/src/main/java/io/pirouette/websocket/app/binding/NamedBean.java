// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

/** Has a property that is inherited. */
public class NamedBean {

  private String name;

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }
}
