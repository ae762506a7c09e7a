// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.warehouse;

/** So many of an article. */
public record Order(String article, int count) {}
