// SPDX-License-Identifier: Apache-2.0

/** What the authentication of both ends has in common: how other servers are asked. */
@NullMarked
package io.pirouette.websocket.auth;

import org.jspecify.annotations.NullMarked;
