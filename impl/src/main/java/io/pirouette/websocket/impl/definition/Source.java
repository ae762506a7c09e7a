// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import io.pirouette.websocket.Caller;

/** Where the value of a remote method's parameter comes from. */
public enum Source {
  CALLER(Caller.class),
  MESSAGE(Object.class),
  STATUS_CODE(int.class),
  REASON(String.class),
  ERROR(Throwable.class);

  /** The type in which an event brings the value. */
  private final Class<?> type;

  Source(Class<?> type) {
    this.type = type;
  }

  /** The type in which an event brings the value. */
  public Class<?> type() {
    return type;
  }
}
