// SPDX-License-Identifier: Apache-2.0

/**
 * Frames on Tyrus (Payara, GlassFish): their headers checked before it reads them, what is in them seen
 * and compressed by an extension. With {@code client.protocol} the only package that names Tyrus.
 */
@NullMarked
package io.pirouette.websocket.impl.engine.tyrus;

import org.jspecify.annotations.NullMarked;
