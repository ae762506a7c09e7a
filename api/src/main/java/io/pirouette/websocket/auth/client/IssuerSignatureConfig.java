// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

/** By which key a JWT is signed. Files are read again when they have changed. */
public sealed interface IssuerSignatureConfig permits KeyStoreConfig, KeyFile, SigningSecret {}
