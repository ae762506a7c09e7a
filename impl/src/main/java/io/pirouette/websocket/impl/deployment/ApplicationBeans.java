// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.impl.beans.Beans;
import io.pirouette.websocket.impl.beans.cdi.CdiBeans;

/** Finds out whether an application has CDI. */
final class ApplicationBeans {

  private ApplicationBeans() {}

  /** The beans of the application whose context class loader the thread has. */
  static Beans find() {
    try {
      return CdiBeans.find().<Beans>map(beans -> beans).orElse(Beans.NONE);
    } catch (NoClassDefFoundError e) {
      return Beans.NONE;
    }
  }
}
