// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends what a remote method of one declared return type has returned. Stateless. */
public enum ReplyWriter {
  /** For methods that return nothing. */
  NOTHING {
    @Override
    void writeValue(Caller caller, Object value) {
      throw new IllegalStateException("a void method has returned a value");
    }
  },

  /** One text message. */
  TEXT {
    @Override
    void writeValue(Caller caller, Object value) {
      caller.writeTextMessage((String) value);
    }
  },

  /** One binary message. */
  BINARY {
    @Override
    void writeValue(Caller caller, Object value) {
      caller.writeBinaryMessage((byte[]) value);
    }
  },

  /** One pong. */
  PONG {
    @Override
    void writeValue(Caller caller, Object value) {
      caller.pong((byte[]) value);
    }
  };

  /**
   * The writer for a declared return type.
   *
   * @return empty if a value of that type cannot be sent
   */
  public static Optional<ReplyWriter> of(String typeName) {
    if (typeName.equals("void")) {
      return Optional.of(NOTHING);
    }
    if (typeName.equals("java.lang.String")) {
      return Optional.of(TEXT);
    }
    return typeName.equals("byte[]") ? Optional.of(BINARY) : Optional.empty();
  }

  /** Sends a returned value; null sends nothing. */
  public void write(Caller caller, @Nullable Object value) {
    if (value != null) {
      writeValue(caller, value);
    }
  }

  abstract void writeValue(Caller caller, Object value);
}
