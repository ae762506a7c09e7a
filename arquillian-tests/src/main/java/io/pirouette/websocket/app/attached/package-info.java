// SPDX-License-Identifier: Apache-2.0

/** An application that decides at run time which services it has. */
package io.pirouette.websocket.app.attached;
