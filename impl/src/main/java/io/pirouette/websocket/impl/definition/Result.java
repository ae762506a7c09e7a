// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import io.pirouette.websocket.CloseFrame;

/** What a remote method may return. */
enum Result {
  /** A message to send, or nothing. */
  REPLY(
      Rule.RESULT,
      "void or a value that can be sent, such as String, byte[], a record or a Stream") {
    @Override
    boolean allows(TypeDescription type) {
      return type.is(void.class) || DataTypes.isSendable(type);
    }
  },
  /** The payload of a pong, or nothing. */
  PONG(Rule.RESULT, "void or byte[]") {
    @Override
    boolean allows(TypeDescription type) {
      return type.is(void.class) || type.is(byte[].class);
    }
  },
  /** A close frame, or nothing. */
  CLOSE(Rule.NO_RESULT, "void or CloseFrame") {
    @Override
    boolean allows(TypeDescription type) {
      return type.is(void.class) || type.isA(CloseFrame.class);
    }
  },
  /** Nothing. */
  NONE(Rule.NO_RESULT, "void") {
    @Override
    boolean allows(TypeDescription type) {
      return type.is(void.class);
    }
  };

  private final Rule rule;
  private final String expected;

  Result(Rule rule, String expected) {
    this.rule = rule;
    this.expected = expected;
  }

  Rule rule() {
    return rule;
  }

  /** The allowed types, for people. */
  String expected() {
    return expected;
  }

  abstract boolean allows(TypeDescription type);
}
