// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.auth.listener.Attempt;
import io.pirouette.websocket.auth.listener.AttemptGuard;
import io.pirouette.websocket.impl.auth.listener.Credentials.Absent;
import org.jspecify.annotations.Nullable;

/** Tells the user's guard of attempts, if there is one. */
final class Attempts {

  private final @Nullable AttemptGuard guard;
  private final String basePath;

  Attempts(@Nullable AttemptGuard guard, String basePath) {
    this.guard = guard;
    this.basePath = basePath;
  }

  /** Throws a refusal if the attempt is put off. */
  void begin(UpgradeRequest request, Credentials credentials) {
    if (guard != null && credentials != Absent.NONE) {
      guard
          .putOff(attempt(request, credentials))
          .ifPresent(
              time -> {
                throw Challenges.putOff(time);
              });
    }
  }

  void failed(UpgradeRequest request, Credentials credentials) {
    if (guard != null && credentials != Absent.NONE) {
      guard.failed(attempt(request, credentials));
    }
  }

  void succeeded(UpgradeRequest request, Credentials credentials) {
    if (guard != null && credentials != Absent.NONE) {
      guard.succeeded(attempt(request, credentials));
    }
  }

  private Attempt attempt(UpgradeRequest request, Credentials credentials) {
    return new Attempt(basePath, request.remoteAddress(), credentials.userName());
  }
}
