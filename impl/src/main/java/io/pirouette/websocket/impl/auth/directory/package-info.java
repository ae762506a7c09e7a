// SPDX-License-Identifier: Apache-2.0

/** Users of a directory (LDAP). The home of UnboundID's SDK. */
@NullMarked
package io.pirouette.websocket.impl.auth.directory;

import org.jspecify.annotations.NullMarked;
