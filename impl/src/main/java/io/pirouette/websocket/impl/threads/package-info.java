// SPDX-License-Identifier: Apache-2.0

/**
 * What the JVM and the container at hand offer in threads: virtual ones from Java 21 on, contexts of
 * Jakarta EE, found at run time. Called
 * by everything that runs or parks a user's thread.
 */
@NullMarked
package io.pirouette.websocket.impl.threads;

import org.jspecify.annotations.NullMarked;
