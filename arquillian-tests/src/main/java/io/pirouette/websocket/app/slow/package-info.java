// SPDX-License-Identifier: Apache-2.0

/** Services that push more than some of their peers read. */
package io.pirouette.websocket.app.slow;
