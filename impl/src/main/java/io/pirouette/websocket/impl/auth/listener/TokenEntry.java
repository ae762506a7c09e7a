// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.TokenValidator;
import io.pirouette.websocket.impl.auth.listener.Credentials.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets in by a bearer token. */
final class TokenEntry extends Entry {

  private final TokenValidator tokens;

  TokenEntry(TokenValidator tokens, List<String> scopes) {
    super(scopes);
    this.tokens = tokens;
  }

  @Override
  Scheme scheme() {
    return Scheme.BEARER;
  }

  @Override
  @Nullable Identity identify(Credentials credentials, ContainerLogin login) {
    return credentials instanceof Token token ? tokens.validate(token.value()) : null;
  }

  @Override
  public void close() {
    tokens.close();
  }
}
