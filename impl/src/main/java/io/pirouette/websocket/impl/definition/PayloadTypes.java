// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

/** Which Java types messages can be converted to and from. */
public interface PayloadTypes {

  /** Whether a received message can become this type. */
  boolean readable(TypeDescription type);

  /** Whether a value of this type can be sent as a message. */
  boolean sendable(TypeDescription type);
}
