// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.error.AuthnException;
import io.pirouette.websocket.error.AuthzException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.auth.Admission;
import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.UnavailableException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    Found found;
    try {
      found = find(credentials, login);
    } catch (UnavailableException e) {
      throw Challenges.unavailable();
    }
    if (found == null) {
      attempts.failed(request, credentials);
      throw challenges.unauthorized(credentials);
    }
    attempts.succeeded(request, credentials);
    if (!found.isAllowed()) {
      throw challenges.forbidden(found.entry());
    }
    return new Admission(
        Optional.of(found.identity()),
        found.entry().scheme() == Scheme.BEARER ? Optional.of(this::renew) : Optional.empty());
  }

  /**
   * Whom the first entry that accepts the credentials takes the peer for; null if none does.
   *
   * @throws UnavailableException if none does, and one of them could not find out
   */
  private @Nullable Found find(Credentials credentials, ContainerLogin login) {
    UnavailableException unavailable = null;
    for (Entry entry : entries) {
      try {
        Identity identity = identify(entry, credentials, login);
        if (identity != null) {
          entry.available();
          return new Found(entry, identity);
        }
      } catch (RejectedException e) {
        entry.available();
        AuthLog.debug("Not let in to " + basePath + ": " + e.getMessage());
      } catch (UnavailableException e) {
        entry.unavailable(basePath, e);
        unavailable = e;
      }
    }
    if (unavailable != null) {
      throw unavailable;
    }
    return null;
  }

  /** What fails unexpectedly may have put the credentials into its message. */
  private static @Nullable Identity identify(
      Entry entry, Credentials credentials, ContainerLogin login) {
    try {
      return entry.identify(credentials, login);
    } catch (RejectedException | UnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      IllegalStateException silent =
          new IllegalStateException("Authentication has failed by a " + e.getClass().getName());
      silent.setStackTrace(e.getStackTrace());
      throw silent;
    }
  }

  private Identity renew(Identity current, String token) {
    Found found;
    try {
      found = find(CredentialsReader.token(token), ContainerLogin.NOBODY);
    } catch (UnavailableException e) {
      throw new WebSocketException(Phase.AUTH, "The token cannot be checked", e);
    }
    if (found == null) {
      throw new AuthnException("The token is not accepted");
    }
    if (!found.identity().isSameSubject(current)) {
      throw new AuthnException("The token is of another subject");
    }
    if (!found.isAllowed()) {
      throw new AuthzException("The token has none of the scopes that are asked for");
    }
    return found.identity();
  }

  /** Lets go of connections to other servers. */
  @Override
  public void close() {
    entries.forEach(Entry::close);
  }

  private record Found(Entry entry, Identity identity) {

    boolean isAllowed() {
      return entry.allows(identity.scopes());
    }
  }
}
