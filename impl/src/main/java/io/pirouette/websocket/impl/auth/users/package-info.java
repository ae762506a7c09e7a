// SPDX-License-Identifier: Apache-2.0

/** Users with passwords, from a TOML file and from code. The home of tomlj and password4j. */
@NullMarked
package io.pirouette.websocket.impl.auth.users;

import org.jspecify.annotations.NullMarked;
