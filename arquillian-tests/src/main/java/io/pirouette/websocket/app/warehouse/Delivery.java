// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.warehouse;

/** What is left after an order, the how manieth of its connection it was. */
public record Delivery(String article, int left, int number) {}
