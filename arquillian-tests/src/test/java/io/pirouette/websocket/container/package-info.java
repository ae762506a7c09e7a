// SPDX-License-Identifier: Apache-2.0

/**
 * The servers that the tests run on, as Arquillian sees them: {@link
 * io.pirouette.websocket.container.Engine} says which there are and which one is meant.
 */
package io.pirouette.websocket.container;
