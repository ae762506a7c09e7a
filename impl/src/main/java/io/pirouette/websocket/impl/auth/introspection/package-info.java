// SPDX-License-Identifier: Apache-2.0

/** Tokens that a server knows about (RFC 7662). */
@NullMarked
package io.pirouette.websocket.impl.auth.introspection;

import org.jspecify.annotations.NullMarked;
