// SPDX-License-Identifier: Apache-2.0

/**
 * What the JVM and the container at hand offer in threads, found at run time: virtual ones from
 * Java 21 on, and the contexts of Jakarta EE. Called by everything that runs or parks a user's
 * thread.
 */
@NullMarked
package io.pirouette.websocket.impl.threads;

import org.jspecify.annotations.NullMarked;
