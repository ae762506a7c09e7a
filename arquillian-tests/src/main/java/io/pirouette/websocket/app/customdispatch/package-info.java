// SPDX-License-Identifier: Apache-2.0

/** Services whose methods are called for the types of messages; each tells which one was called. */
package io.pirouette.websocket.app.customdispatch;
