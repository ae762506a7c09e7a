// SPDX-License-Identifier: Apache-2.0

/** Servlets and filters that lead a request to a service's path by ways of their own. */
package io.pirouette.websocket.app.dispatching;
