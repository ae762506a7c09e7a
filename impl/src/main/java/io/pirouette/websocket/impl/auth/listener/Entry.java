// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.UnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One way to show that one may connect. Thread-safe. */
abstract class Entry implements AutoCloseable {

  private static final Duration WARNING_PAUSE = Duration.ofMinutes(1);

  private final List<String> scopes;

  /** When the log was told loudly that credentials cannot be checked; null for never. */
  private final AtomicReference<@Nullable Long> warnedAt = new AtomicReference<>();

  /**
   * A way.
   *
   * @param scopes of which one has to be held; none if nothing more is asked for
   */
  Entry(List<String> scopes) {
    this.scopes = scopes;
  }

  /** The HTTP scheme of its credentials; null if it has none. */
  abstract @Nullable Scheme scheme();

  /**
   * Who it is; null if the credentials are none that this entry looks at.
   *
   * @throws io.pirouette.websocket.impl.auth.RejectedException if they are not accepted
   * @throws io.pirouette.websocket.impl.auth.UnavailableException if they cannot be checked
   */
  abstract @Nullable Identity identify(Credentials credentials, ContainerLogin login);

  /** Tells the log that credentials cannot be checked, loudly once a minute. */
  void unavailable(String basePath, UnavailableException why) {
    String message = "Credentials for " + basePath + " cannot be checked: " + why.getMessage();
    Long before = warnedAt.get();
    long now = System.nanoTime();
    boolean due = before == null || now - before >= WARNING_PAUSE.toNanos();
    if (due && warnedAt.compareAndSet(before, now)) {
      AuthLog.warn(message);
    } else {
      AuthLog.debug(message);
    }
  }

  List<String> scopes() {
    return scopes;
  }

  boolean allows(Collection<String> held) {
    return scopes.isEmpty() || scopes.stream().anyMatch(held::contains);
  }

  @Override
  public void close() {}
}
