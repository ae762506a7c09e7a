// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.constraints;

import jakarta.validation.constraints.Max;

/** A bean; the constraints are on itself, on a field and on a getter. */
@Ascending(message = "ends before it begins")
public class Period {

  private int from;

  @Max(value = 100, message = "is too late")
  private int to;

  @Max(value = 90, message = "begins too late")
  public int getFrom() {
    return from;
  }

  public void setFrom(int from) {
    this.from = from;
  }

  public int getTo() {
    return to;
  }

  public void setTo(int to) {
    this.to = to;
  }
}
