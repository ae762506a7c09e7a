// SPDX-License-Identifier: Apache-2.0

/** The beans of applications with CDI. The home of its API; loaded only where that is there. */
@NullMarked
package io.pirouette.websocket.impl.beans.cdi;

import org.jspecify.annotations.NullMarked;
