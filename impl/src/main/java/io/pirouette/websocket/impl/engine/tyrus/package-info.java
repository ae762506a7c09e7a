// SPDX-License-Identifier: Apache-2.0

/**
 * Frames on Tyrus (Payara, GlassFish), seen by an extension that sits last. The only package that names
 * Tyrus.
 */
@NullMarked
package io.pirouette.websocket.impl.engine.tyrus;

import org.jspecify.annotations.NullMarked;
