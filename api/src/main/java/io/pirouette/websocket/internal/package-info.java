// SPDX-License-Identifier: Apache-2.0

/** Rules that the API and its implementation share; exported to the implementation alone. */
@NullMarked
package io.pirouette.websocket.internal;

import org.jspecify.annotations.NullMarked;
