// SPDX-License-Identifier: Apache-2.0

/** Services that are beans of CDI, and what they inject. */
package io.pirouette.websocket.app.beans;
