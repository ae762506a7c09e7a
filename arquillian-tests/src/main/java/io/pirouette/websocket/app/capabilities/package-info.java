// SPDX-License-Identifier: Apache-2.0

/** Tells what there is for service methods in the container that it is deployed in. */
package io.pirouette.websocket.app.capabilities;
