// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

/** Where one's own private key and certificate come from. */
public sealed interface KeySource permits KeyStore, CertKey {}
