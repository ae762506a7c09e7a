// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

/**
 * By what a client shows who it is, in the header {@code Authorization} of its upgrade request:
 * {@link io.pirouette.websocket.ClientConfiguration#auth()}. It takes the place of such a header
 * among {@link io.pirouette.websocket.ClientConfiguration#customHeaders()}.
 *
 * <p>If it cannot be made or obtained, connecting throws {@link
 * io.pirouette.websocket.error.AuthException}, whose message begins with {@code Failed to enrich
 * request with}, and no connection is attempted. With a {@link
 * io.pirouette.websocket.RetryConfiguration} that is tried again if it was for a token server that
 * is not there, or is busy (status 408, 429 or 5xx), and for no other reason.
 */
public sealed interface ClientAuth
    permits CredentialsConfig, BearerTokenConfig, JwtIssuerConfig, OAuth2GrantConfig {}
