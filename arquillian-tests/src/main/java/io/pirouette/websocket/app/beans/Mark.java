// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.beans;

import jakarta.enterprise.context.RequestScoped;

/** One for each message. */
@RequestScoped
public class Mark {

  private int uses;

  public int use() {
    uses++;
    return uses;
  }
}
