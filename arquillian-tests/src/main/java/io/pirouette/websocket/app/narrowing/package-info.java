// SPDX-License-Identifier: Apache-2.0

/** A service in an application that deploys only some of its endpoints. */
package io.pirouette.websocket.app.narrowing;
