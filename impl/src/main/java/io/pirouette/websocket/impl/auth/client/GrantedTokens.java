// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.auth.client.OAuth2GrantConfig;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.UnavailableException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The token of equal configurations. Of all that want it, one thread asks for it, and the others
 * wait for what comes of that. Thread-safe.
 */
final class GrantedTokens {

  /** Those of a configuration, for as long as that is held. */
  private static final PerConfiguration<GrantedTokens> OF_OBJECTS = new PerConfiguration<>();

  /** Those of equal ones; which nobody holds any more are forgotten. */
  private static final ConcurrentMap<List<Object>, WeakReference<GrantedTokens>> OF_VALUES =
      new ConcurrentHashMap<>();

  /** A token that expires on its way would be no use. */
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(5);

  private final Grant grant;
  private final Duration defaultLife;
  private final Duration clockSkew;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}; null if there is none, or none that is of use. */
  private @Nullable Token token;

  /** What is being asked for; null between questions. Guarded by {@link #lock}. */
  private @Nullable TokenFetch fetch;

  private record Token(String text, long staleAt) {}

  private GrantedTokens(Grant grant, Duration defaultLife, Duration clockSkew) {
    this.grant = grant;
    this.defaultLife = defaultLife;
    this.clockSkew = clockSkew;
  }

  /**
   * Those of a configuration, which is not held, as its placeholders stand now.
   *
   * @throws AuthException if it cannot be used, which the log has been told
   */
  static GrantedTokens of(OAuth2GrantConfig config) {
    try {
      List<Object> values = ConfigurationValues.of(config);
      return OF_OBJECTS.get(config, values, () -> ofEqual(values, config));
    } catch (IllegalArgumentException e) {
      throw EnrichmentFailure.logged("OAuth2 token", e);
    }
  }

  private static GrantedTokens ofEqual(List<Object> values, OAuth2GrantConfig config) {
    OF_VALUES.values().removeIf(tokens -> tokens.get() == null);
    Grant grant = Grant.of(config);
    GrantedTokens[] found = new GrantedTokens[1];
    OF_VALUES.compute(
        values,
        (key, known) -> {
          found[0] = known == null ? null : known.get();
          if (found[0] != null) {
            return known;
          }
          found[0] = new GrantedTokens(grant, config.defaultTokenExpTime(), config.clockSkew());
          return new WeakReference<>(found[0]);
        });
    return found[0];
  }

  /**
   * The token, if it is good for a while, or else a new one.
   *
   * @throws AuthException if there is none to be had, which the log has been told
   * @throws WebSocketException if the thread is interrupted meanwhile
   */
  String current(TokenWait wait) {
    TokenFetch asked;
    lock.lock();
    try {
      if (token != null && token.staleAt() - System.nanoTime() > 0) {
        return token.text();
      }
      asked = fetch == null ? TokenFetch.start(this::ask) : fetch;
      fetch = asked;
    } finally {
      lock.unlock();
    }
    try {
      return wait.forAnswer(asked.answer());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WebSocketException(Phase.AUTH, "Interrupted while connecting (auth)", e);
    }
  }

  private String ask(TokenFetch asking) throws InterruptedException {
    long askedAt = System.nanoTime();
    Token made = null;
    try {
      TokenResponse response = grant.next(asking);
      made = new Token(response.accessToken(), askedAt + life(response).toNanos());
      return made.text();
    } catch (IllegalArgumentException
        | RejectedException
        | UnavailableException
        | WebSocketException e) {
      throw EnrichmentFailure.logged("OAuth2 token", e);
    } finally {
      end(made);
    }
  }

  /** Before those who wait are told: who comes now asks anew, or finds the token. */
  private void end(@Nullable Token made) {
    lock.lock();
    try {
      token = made;
      fetch = null;
    } finally {
      lock.unlock();
    }
  }

  /** For how long a token is of use. */
  private Duration life(TokenResponse response) {
    Duration life = response.life().orElse(defaultLife);
    Duration tenth = life.dividedBy(10);
    Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
    return life.minus(clockSkew).minus(margin);
  }

  /** A token is of no use any more. */
  void drop(String refused) {
    lock.lock();
    try {
      if (token != null && token.text().equals(refused)) {
        token = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
