// SPDX-License-Identifier: Apache-2.0

/**
 * Programs that measure the client, and one for the upgrade, each run by hand. Nothing here is a test, and no build fails for a figure. The README beside the
 * pom says what each measures and how to run it.
 */
package io.pirouette.websocket.benchmarks;
