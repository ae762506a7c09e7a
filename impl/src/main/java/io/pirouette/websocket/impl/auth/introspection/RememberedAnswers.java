// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.introspection;

import io.pirouette.websocket.auth.listener.CacheConfig;
import io.pirouette.websocket.impl.auth.Identity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a server has said about tokens, by their hashes, for a while. Thread-safe. */
final class RememberedAnswers {

  /** A token may become active in a moment, or have been mistaken. */
  private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(10);

  private final CacheConfig config;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}; the eldest first. */
  private final Map<ByteBuffer, Answer> active = new LinkedHashMap<>();

  /** The same for tokens that are none, of which anybody may send any number. */
  private final Map<ByteBuffer, Answer> refused = new LinkedHashMap<>();

  private record Answer(Optional<Identity> identity, Instant until) {}

  RememberedAnswers(CacheConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** What was said about a token, or what is said now. */
  Optional<Identity> of(String token, Supplier<Optional<Identity>> question) {
    ByteBuffer key = hash(token);
    Answer known = known(key);
    if (known != null) {
      return known.identity();
    }
    Optional<Identity> identity = question.get();
    remember(key, identity);
    return identity;
  }

  private static ByteBuffer hash(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  private @Nullable Answer known(ByteBuffer key) {
    lock.lock();
    try {
      Answer good = active.get(key);
      Answer known = good == null ? refused.get(key) : good;
      return known != null && clock.instant().isBefore(known.until()) ? known : null;
    } finally {
      lock.unlock();
    }
  }

  private void remember(ByteBuffer key, Optional<Identity> identity) {
    Instant until = clock.instant().plus(longest(identity));
    Instant expiry = identity.flatMap(Identity::expiry).orElse(until);
    lock.lock();
    try {
      active.remove(key);
      refused.remove(key);
      Map<ByteBuffer, Answer> answers = identity.isPresent() ? active : refused;
      answers.put(key, new Answer(identity, expiry.isBefore(until) ? expiry : until));
      if (answers.size() > config.capacity()) {
        answers.remove(answers.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  private Duration longest(Optional<Identity> identity) {
    Duration maxAge = config.maxAge();
    return identity.isPresent() || maxAge.compareTo(LONGEST_REFUSAL) < 0 ? maxAge : LONGEST_REFUSAL;
  }
}
