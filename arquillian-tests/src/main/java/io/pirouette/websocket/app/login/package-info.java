// SPDX-License-Identifier: Apache-2.0

/** Services for those who have logged in to the container. */
package io.pirouette.websocket.app.login;
