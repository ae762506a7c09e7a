// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

/** Where a token request has the client's own credentials (RFC 6749 section 2.3.1). */
public enum CredentialBearer {

  /** In the header {@code Authorization}, by HTTP Basic: the default. */
  AUTH_HEADER_BEARER,

  /** In the body, as {@code client_id} and {@code client_secret}. */
  POST_BODY_BEARER,

  /** Nowhere. */
  NO_BEARER
}
