// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.internal.Scopes;
import io.pirouette.websocket.internal.ServerUrl;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the tokens of an {@link OAuth2PasswordGrantConfig} are refreshed (RFC 6749 section 6).
 *
 * @param refreshUrl of the token endpoint; null means the {@code tokenUrl} of the grant
 * @param scopes which scopes are asked for; none means those that the token has
 * @param optionalParams further fields of the form that is posted; values may have placeholders,
 *     and are not shown by {@link #toString()}
 * @param credentialBearer where the client's own credentials are; null means where the grant has
 *     them
 * @param clientConfig how the token server is asked; null means as the grant has it
 */
public record RefreshConfig(
    @Nullable String refreshUrl,
    List<String> scopes,
    Map<String, String> optionalParams,
    @Nullable CredentialBearer credentialBearer,
    @Nullable HttpClientConfiguration clientConfig) {

  /** All as the grant has it: the specification's {@code INFER_REFRESH_CONFIG}. */
  public static final RefreshConfig INFERRED =
      new RefreshConfig(null, List.of(), Map.of(), null, null);

  /**
   * Checks and copies the values.
   *
   * @param refreshUrl see above
   * @param scopes see above
   * @param optionalParams see above
   * @param credentialBearer see above
   * @param clientConfig see above
   * @throws IllegalArgumentException if the URL is not absolute, or not {@code http(s)}, or has
   *     user information or a fragment; if a scope is blank, or a parameter has a place of its own
   */
  public RefreshConfig {
    if (refreshUrl != null) {
      ServerUrl.check("refreshUrl", refreshUrl);
    }
    scopes = Scopes.checked(scopes);
    optionalParams = Map.copyOf(optionalParams);
    GrantRules.checkParams(optionalParams);
  }

  /**
   * Another URL, and all else as the grant has it.
   *
   * @param refreshUrl of the token endpoint
   * @return the configuration
   * @throws IllegalArgumentException if it is no URL of a server
   */
  public static RefreshConfig of(String refreshUrl) {
    return new RefreshConfig(refreshUrl, List.of(), Map.of(), null, null);
  }

  /** Shows the endpoint without its query, and the scopes. */
  @Override
  public String toString() {
    return "RefreshConfig[refreshUrl="
        + (refreshUrl == null ? null : ServerUrl.shown(refreshUrl))
        + ", scopes="
        + scopes
        + "]";
  }
}
