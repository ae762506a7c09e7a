// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

/** What a remote method may return. */
enum Result {
  /** A message to send, or nothing. */
  REPLY(Rule.RESULT, "void, String or byte[]") {
    @Override
    boolean allows(PayloadTypes types, TypeDescription type) {
      return type.is(void.class) || types.sendable(type);
    }
  },
  /** The payload of a pong, or nothing. */
  PONG(Rule.RESULT, "void or byte[]") {
    @Override
    boolean allows(PayloadTypes types, TypeDescription type) {
      return type.is(void.class) || type.is(byte[].class);
    }
  },
  /** Nothing. */
  NONE(Rule.NO_RESULT, "void") {
    @Override
    boolean allows(PayloadTypes types, TypeDescription type) {
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

  abstract boolean allows(PayloadTypes types, TypeDescription type);
}
