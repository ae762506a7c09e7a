// SPDX-License-Identifier: Apache-2.0

/** Services that are called from many threads. */
package io.pirouette.websocket.app.concurrency;
