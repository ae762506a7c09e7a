// SPDX-License-Identifier: Apache-2.0

/**
 * TLS of listeners and clients with the JDK's means: from the configuration, and the files that it
 * names, to an engine for each connection. Knows nothing of connections.
 */
@NullMarked
package io.pirouette.websocket.impl.tls;

import org.jspecify.annotations.NullMarked;
