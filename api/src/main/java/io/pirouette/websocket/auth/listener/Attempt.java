// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * An attempt to connect to a service that asks for credentials. It never holds a password or token.
 *
 * @param basePath of the service
 * @param remoteAddress the address the request came from; behind a proxy that is the proxy's
 * @param userName who the peer says to be, as it was sent; empty with a token
 */
public record Attempt(
    String basePath, InetSocketAddress remoteAddress, Optional<String> userName) {}
