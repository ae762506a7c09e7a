// SPDX-License-Identifier: Apache-2.0

/** What the parts of an HTTP request say; the same for those that are sent and received. */
@NullMarked
package io.pirouette.websocket.impl.http;

import org.jspecify.annotations.NullMarked;
