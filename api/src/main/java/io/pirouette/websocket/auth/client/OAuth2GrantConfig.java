// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token that is obtained from a token server (OAuth 2.0, RFC 6749) and sent as a bearer (RFC
 * 6750).
 *
 * <p>It is asked for when the first client connects, before the connection is, and kept in memory.
 * Configurations of equal values share one token, as long as one of them, or a client that was made
 * with one, is held; of many clients that connect at once, one asks, and the others wait for it. A
 * new token is asked for before an attempt to connect, be it the first or one after a connection
 * was lost, if the last one has expired, or will within {@code clockSkew} and a tenth of its life
 * (at most 5 seconds); and once more if the server of the connection refuses it with status 401.
 *
 * <p>Needs JSON processing on the class path.
 */
public sealed interface OAuth2GrantConfig extends ClientAuth
    permits OAuth2ClientCredentialsGrantConfig,
        OAuth2PasswordGrantConfig,
        OAuth2RefreshTokenGrantConfig,
        OAuth2JwtBearerGrantConfig {

  /** What {@link #defaultTokenExpTime()} is unless it is set: an hour. */
  Duration DEFAULT_TOKEN_EXP_TIME = Duration.ofHours(1);

  /**
   * As who the client is known to the token server.
   *
   * @return the client's id, which may have placeholders; null for none
   */
  @Nullable String clientId();

  /**
   * The client's secret.
   *
   * @return the secret, which may have placeholders; null for a public client, whose id goes into
   *     the body
   */
  @Nullable String clientSecret();

  /**
   * Which scopes are asked for.
   *
   * @return an unmodifiable list; none, the default, leaves it to the token server
   */
  List<String> scopes();

  /**
   * How long a token is good for of which the token server does not say that.
   *
   * @return the time; the default is an hour
   */
  Duration defaultTokenExpTime();

  /**
   * By how much longer the clocks of others may have a token expired already.
   *
   * @return the time; the default is none
   */
  Duration clockSkew();

  /**
   * Further fields of the form that is posted.
   *
   * @return an unmodifiable map, whose values may have placeholders; the default is none
   */
  Map<String, String> optionalParams();

  /**
   * Where the client's own credentials are.
   *
   * @return the place; the default is {@link CredentialBearer#AUTH_HEADER_BEARER}
   */
  CredentialBearer credentialBearer();

  /**
   * How the token server is asked.
   *
   * @return the configuration
   */
  HttpClientConfiguration clientConfig();
}
