// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import java.util.Optional;

/** What a peer shows of itself. Never printed. */
interface Credentials {

  /** Who the peer says to be; empty where that is not said. */
  default Optional<String> userName() {
    return Optional.empty();
  }

  /** Nothing that any entry could look at. */
  enum Absent implements Credentials {
    /** There are none, or of a scheme that nobody asks for. */
    NONE,
    /** They are of a scheme that is asked for, but cannot be read. */
    MALFORMED
  }

  /** Of HTTP Basic (RFC 7617). Neither of them is empty. */
  final class Password implements Credentials {

    private final String name;
    private final String password;

    Password(String name, String password) {
      this.name = name;
      this.password = password;
    }

    @Override
    public Optional<String> userName() {
      return Optional.of(name);
    }

    String name() {
      return name;
    }

    String password() {
      return password;
    }
  }

  /** A bearer token (RFC 6750); not empty. */
  final class Token implements Credentials {

    private final String value;

    Token(String value) {
      this.value = value;
    }

    String value() {
      return value;
    }
  }
}
