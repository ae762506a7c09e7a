// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

/** Where the certificates come from that the other end's certificate is checked against. */
public sealed interface TrustSource permits TrustStore, TrustedCertificates {}
