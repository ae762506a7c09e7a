// SPDX-License-Identifier: Apache-2.0

/**
 * Between messages and Java values: how a message becomes the parameter that a method declares, and
 * how a returned value becomes a message. Chosen once, at deployment, by type.
 */
@NullMarked
package io.pirouette.websocket.impl.binding;

import org.jspecify.annotations.NullMarked;
