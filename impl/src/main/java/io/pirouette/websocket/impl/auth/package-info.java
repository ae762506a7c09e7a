// SPDX-License-Identifier: Apache-2.0

/** What all kinds of authentication have in common; knows no request, no file and no network. */
@NullMarked
package io.pirouette.websocket.impl.auth;

import org.jspecify.annotations.NullMarked;
