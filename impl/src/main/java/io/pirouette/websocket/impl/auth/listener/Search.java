// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.UnavailableException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One search for an entry that accepts somebody's credentials. For one thread. */
final class Search {

  private final String basePath;
  private final Credentials credentials;
  private final ContainerLogin login;
  private @Nullable Identity identity;
  private boolean rejected;
  private boolean unavailable;

  Search(String basePath, Credentials credentials, ContainerLogin login) {
    this.basePath = basePath;
    this.credentials = credentials;
    this.login = login;
  }

  /** The first entry that accepts the credentials; null if none does. */
  @Nullable Entry among(List<Entry> entries) {
    for (Entry entry : entries) {
      try {
        identity = identify(entry);
        if (identity != null) {
          return entry;
        }
      } catch (RejectedException e) {
        rejected = true;
        AuthLog.debug("Not let in to " + basePath + ": " + e.getMessage());
      } catch (UnavailableException e) {
        unavailable = true;
        entry.unavailable(basePath, e);
      }
    }
    return null;
  }

  /** What fails unexpectedly may have put the credentials into its message. */
  private @Nullable Identity identify(Entry entry) {
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

  Credentials credentials() {
    return credentials;
  }

  /** Whom the entry that was found takes the peer for. */
  Identity identity() {
    return Objects.requireNonNull(identity);
  }

  /** Whether an entry has found out that they are not good. */
  boolean isRejected() {
    return rejected;
  }

  /** Whether an entry could not find out. */
  boolean isUnavailable() {
    return unavailable;
  }
}
