// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.internal.ServerUrl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a server publishes (JWKS, RFC 7517). They are fetched when the first token comes,
 * and again when they are older than {@code cacheConfig} says, or when a token names a key that is
 * not among them, for which the server is asked at most once in 30 seconds. If it cannot be asked,
 * the keys that are there go on being used, for at most a day.
 *
 * @param url where they are, by {@code https}; {@code http} is taken too, which the log warns of
 *     unless it is this very machine
 * @param clientConfig how the server is asked
 * @param cacheConfig for how long keys are used before they are fetched again; its capacity is
 *     without effect. Null, the default, means 5 minutes.
 */
public record JwksConfig(
    String url, HttpClientConfiguration clientConfig, @Nullable CacheConfig cacheConfig)
    implements ValidatorSignatureConfig {

  /** For how long keys are used where nothing else is said. */
  public static final Duration DEFAULT_AGE = Duration.ofMinutes(5);

  /**
   * Checks the values.
   *
   * @param url see above
   * @param clientConfig see above
   * @param cacheConfig see above
   * @throws IllegalArgumentException if the URL is not absolute, or not {@code http(s)}, or has
   *     user information or a fragment
   */
  public JwksConfig {
    ServerUrl.check("url", url);
  }

  /**
   * With defaults.
   *
   * @param url where they are
   */
  public JwksConfig(String url) {
    this(url, HttpClientConfiguration.DEFAULT, null);
  }

  /** Shows the URL without its query. */
  @Override
  public String toString() {
    return "JwksConfig[url=" + ServerUrl.shown(url) + "]";
  }
}
