// SPDX-License-Identifier: Apache-2.0

/** JSON Web Tokens, and the keys that their signatures are checked by. The home of Nimbus. */
@NullMarked
package io.pirouette.websocket.impl.auth.jwt;

import org.jspecify.annotations.NullMarked;
