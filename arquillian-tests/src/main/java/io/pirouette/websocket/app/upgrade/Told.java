// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Service;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says first of all what its upgrade method was given. */
class Told implements Service {

  private final String text;

  Told(Object... values) {
    text = Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" | "));
  }

  public String onOpen() {
    return text;
  }
}
