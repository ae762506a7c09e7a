// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deflate;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of an extension as it stands in the header.
 *
 * @param value without quotation marks; null if there is none
 */
public record Parameter(String name, @Nullable String value) {}
