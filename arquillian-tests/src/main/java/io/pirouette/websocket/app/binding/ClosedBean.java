// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.Closed;

/** A bean that refuses what it does not know. */
@Closed
public class ClosedBean extends NamedBean {

  @Override
  public String toString() {
    return "ClosedBean[" + getName() + "]";
  }
}
