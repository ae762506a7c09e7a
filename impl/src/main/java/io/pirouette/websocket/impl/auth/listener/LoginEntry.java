// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import io.pirouette.websocket.impl.auth.Identity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets in whom the container knows. Of a principal's roles only those that are asked for show. */
final class LoginEntry extends Entry {

  private static final String AUTHORITY = "container";

  LoginEntry(List<String> scopes) {
    super(scopes);
  }

  @Override
  @Nullable Scheme scheme() {
    return null;
  }

  @Override
  @Nullable Identity identify(Credentials credentials, ContainerLogin login) {
    return login
        .principal()
        .map(
            principal ->
                new Identity(
                    Optional.of(principal),
                    scopes().stream()
                        .filter(login::hasRole)
                        .collect(Collectors.toUnmodifiableSet()),
                    Optional.empty(),
                    AUTHORITY))
        .orElse(null);
  }
}
