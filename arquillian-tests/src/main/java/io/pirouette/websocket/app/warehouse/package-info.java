// SPDX-License-Identifier: Apache-2.0

/**
 * A small enterprise application: beans with a data source, a service for orders, and one that asks
 * it as a client. Knows the API of the library alone.
 */
package io.pirouette.websocket.app.warehouse;
