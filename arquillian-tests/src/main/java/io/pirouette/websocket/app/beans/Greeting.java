// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.beans;

import jakarta.enterprise.context.ApplicationScoped;

/** One for the application. */
@ApplicationScoped
public class Greeting {

  public String to(String name) {
    return "hello " + name;
  }
}
