// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.error.AuthnException;
import io.pirouette.websocket.error.AuthzException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.auth.Admission;
import io.pirouette.websocket.impl.auth.Identity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets in who shows the credentials that a service asks for. Belongs to one service, and knows
 * nothing of the request's path. Thread-safe.
 */
public final class Authenticator implements AutoCloseable {

  private final String basePath;
  private final List<Entry> entries;
  private final CredentialsReader reader;
  private final Challenges challenges;
  private final Attempts attempts;

  private Authenticator(ServiceConfiguration configuration, String basePath) {
    this.basePath = basePath;
    entries = Entries.of(configuration.auth());
    reader = new CredentialsReader(configuration.authOptions().bearerSubProtocol());
    challenges =
        new Challenges(
            entries.stream()
                .map(Entry::scheme)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet()),
            basePath);
    attempts = new Attempts(configuration.authOptions().attemptGuard(), basePath);
  }

  /**
   * The one of a service.
   *
   * @return empty if the service asks for no credentials
   * @throws IllegalArgumentException naming what cannot be used
   */
  public static Optional<Authenticator> of(ServiceConfiguration configuration, String basePath) {
    return configuration.auth().isEmpty()
        ? Optional.empty()
        : Optional.of(new Authenticator(configuration, basePath));
  }

  /**
   * As whom a peer is let in; waits for whatever server has to be asked.
   *
   * @throws AccessDeniedException if it is not
   */
  public Admission admit(UpgradeRequest request, ContainerLogin login) {
    Credentials credentials = reader.read(request);
    if (credentials == null) {
      throw challenges.ambiguous();
    }
    attempts.begin(request, credentials);
    Search search = new Search(basePath, credentials, login);
    Entry entry = search.among(entries);
    if (entry == null) {
      throw refusal(request, search);
    }
    attempts.succeeded(request, credentials);
    if (!entry.allows(search.identity().scopes())) {
      throw challenges.forbidden(entry);
    }
    return new Admission(
        Optional.of(search.identity()),
        entry.scheme() == Scheme.BEARER
            ? Optional.of((current, token) -> renew(entry, current, token))
            : Optional.empty());
  }

  /** One that could not find out does not make up for others, which have found out. */
  private AccessDeniedException refusal(UpgradeRequest request, Search search) {
    if (search.isRejected() || !search.isUnavailable()) {
      attempts.failed(request, search.credentials());
    }
    return search.isUnavailable()
        ? Challenges.unavailable()
        : challenges.unauthorized(search.credentials());
  }

  /** By the same entry: another one's subjects may be others of the same name. */
  private Identity renew(Entry entry, Identity current, String token) {
    Search search = new Search(basePath, CredentialsReader.token(token), ContainerLogin.NOBODY);
    if (search.among(List.of(entry)) == null) {
      if (search.isUnavailable()) {
        throw new WebSocketException(Phase.AUTH, "The token cannot be checked", null);
      }
      throw new AuthnException("The token is not accepted");
    }
    if (!search.identity().isSameSubject(current)) {
      throw new AuthnException("The token is of another subject");
    }
    if (!entry.allows(search.identity().scopes())) {
      throw new AuthzException("The token has none of the scopes that are asked for");
    }
    return search.identity();
  }

  /** Lets go of connections to other servers. */
  @Override
  public void close() {
    entries.forEach(Entry::close);
  }
}
