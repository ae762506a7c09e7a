// SPDX-License-Identifier: Apache-2.0

/** Asks servers of tokens and keys, over HTTP. The home of the JDK's HTTP client. */
@NullMarked
package io.pirouette.websocket.impl.fetch;

import org.jspecify.annotations.NullMarked;
