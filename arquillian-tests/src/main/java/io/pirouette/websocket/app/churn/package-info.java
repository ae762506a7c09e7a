// SPDX-License-Identifier: Apache-2.0

/** A service for peers that come and go in every way. */
package io.pirouette.websocket.app.churn;
