// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import io.pirouette.websocket.auth.listener.CacheConfig;
import io.pirouette.websocket.auth.listener.JwksConfig;
import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.auth.Places;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.impl.binding.JsonObjects;
import io.pirouette.websocket.impl.fetch.Fetched;
import io.pirouette.websocket.impl.fetch.RemoteResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a server publishes, as they were when it was last asked. One thread asks at a time;
 * the others go on with the keys that are there, or wait if there are none. Thread-safe.
 */
final class PublishedKeys implements KeyRing {

  /** Between two questions for the sake of a name that is not known. */
  static final Duration PAUSE_BETWEEN_NAMES = Duration.ofSeconds(30);

  /** After a question without an answer. */
  static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

  /** For how long keys are good that cannot be asked for any more. */
  static final Duration LONGEST_AGE = Duration.ofDays(1);

  private static final int MAX_BYTES = 1_048_576;
  private static final int OK = 200;

  private final RemoteResource server;
  private final JsonObjects json;
  private final Duration maxAge;
  private final Places places;
  private final LongSupplier nanoTime;
  private final ReentrantLock asking = new ReentrantLock();

  /** Null before the first answer. Written under {@link #asking}, like the times. */
  private volatile @Nullable Published published;

  private volatile @Nullable Long failedAt;
  private volatile @Nullable Long askedForNameAt;

  private record Published(List<VerificationKey> keys, long askedAt) {

    List<VerificationKey> named(Optional<String> keyId) {
      return keyId.isEmpty() ? keys : keys.stream().filter(key -> key.id().equals(keyId)).toList();
    }
  }

  PublishedKeys(JwksConfig config, JsonObjects json, LongSupplier nanoTime) {
    CacheConfig cache = config.cacheConfig();
    this.server = new RemoteResource(config.url(), config.clientConfig(), MAX_BYTES);
    this.json = json;
    this.maxAge = cache == null ? JwksConfig.DEFAULT_AGE : cache.maxAge();
    this.places =
        Places.of(config.clientConfig().maxConcurrentRequests(), server.server() + " for its keys");
    this.nanoTime = nanoTime;
  }

  @Override
  public List<VerificationKey> keys(Optional<String> keyId) {
    Published present = present();
    List<VerificationKey> found = present.named(keyId);
    if (found.isEmpty() && keyId.isPresent() && hasPassed(PAUSE_BETWEEN_NAMES, askedForNameAt)) {
      Published newer = askForName(present);
      found = newer.named(keyId);
    }
    return found;
  }

  /** Keys that are good enough for a name that is among them. */
  private Published present() {
    Published present = published;
    if (present == null || hasPassed(LONGEST_AGE, present.askedAt())) {
      return places.in(this::askWaiting);
    }
    if (hasPassed(maxAge, present.askedAt())
        && hasPassed(PAUSE_AFTER_FAILURE, failedAt)
        && asking.tryLock()) {
      try {
        return askAgain(present);
      } finally {
        asking.unlock();
      }
    }
    return present;
  }

  private Published askWaiting() {
    asking.lock();
    try {
      Published present = published;
      if (present != null && !hasPassed(LONGEST_AGE, present.askedAt())) {
        return present;
      }
      if (!hasPassed(PAUSE_AFTER_FAILURE, failedAt)) {
        throw new UnavailableException(server + ": has not answered a moment ago", null);
      }
      return ask();
    } finally {
      asking.unlock();
    }
  }

  private Published askForName(Published present) {
    return places.in(
        () -> {
          asking.lock();
          try {
            Published latest = published;
            if (latest != null && latest != present) {
              return latest;
            }
            if (!hasPassed(PAUSE_BETWEEN_NAMES, askedForNameAt)) {
              return present;
            }
            askedForNameAt = nanoTime.getAsLong();
            return askAgain(present);
          } finally {
            asking.unlock();
          }
        });
  }

  /** What is there already is better than nothing. The log is told loudly the first time. */
  private Published askAgain(Published present) {
    boolean failedBefore = failedAt != null;
    try {
      return ask();
    } catch (UnavailableException e) {
      String message = "The keys that are there are used further: " + e.getMessage();
      if (failedBefore) {
        AuthLog.debug(message);
      } else {
        AuthLog.warn(message);
      }
      return present;
    }
  }

  private Published ask() {
    long askedAt = nanoTime.getAsLong();
    try {
      Fetched answer = server.get(Map.of("Accept", "application/jwk-set+json, application/json"));
      if (answer.status() != OK) {
        throw new UnavailableException(server + ": answers with " + answer.status(), null);
      }
      List<VerificationKey> keys =
          KeySet.read(answer.body(), json)
              .orElseThrow(
                  () -> new UnavailableException(server + ": its answer is no set of keys", null));
      Published made = new Published(keys, askedAt);
      published = made;
      failedAt = null;
      return made;
    } catch (UnavailableException e) {
      failedAt = nanoTime.getAsLong();
      throw e;
    }
  }

  private boolean hasPassed(Duration time, @Nullable Long since) {
    return since == null || nanoTime.getAsLong() - since >= time.toNanos();
  }

  @Override
  public void close() {
    server.close();
  }
}
