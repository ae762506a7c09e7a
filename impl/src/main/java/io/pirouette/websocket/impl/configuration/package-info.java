// SPDX-License-Identifier: Apache-2.0

/** What the values of a configuration stand for, and what is made of a configuration once. */
@NullMarked
package io.pirouette.websocket.impl.configuration;

import org.jspecify.annotations.NullMarked;
