// SPDX-License-Identifier: Apache-2.0

/** What the values of a configuration stand for. */
@NullMarked
package io.pirouette.websocket.impl.configuration;

import org.jspecify.annotations.NullMarked;
