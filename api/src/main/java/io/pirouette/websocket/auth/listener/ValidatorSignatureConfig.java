// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

/**
 * By which keys the signature of a JWT is checked. A key's kind decides which algorithms count (RFC
 * 7518 section 3.1), not the token: RS and PS with an RSA key, the one ES of an EC key's curve, HS
 * with a shared secret. Of a JWK that names its algorithm (RFC 7517 section 4.4), that one alone.
 */
public sealed interface ValidatorSignatureConfig
    permits JwksConfig, CertFile, TrustStoreConfig, SharedSecret {}
