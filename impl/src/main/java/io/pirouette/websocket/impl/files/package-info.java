// SPDX-License-Identifier: Apache-2.0

/** Files that configurations name, read again when they have changed. */
@NullMarked
package io.pirouette.websocket.impl.files;

import org.jspecify.annotations.NullMarked;
