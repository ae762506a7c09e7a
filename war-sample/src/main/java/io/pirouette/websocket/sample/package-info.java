// SPDX-License-Identifier: Apache-2.0

/**
 * The echo sample: {@link io.pirouette.websocket.sample.EchoUpgrade} answers the upgrade at {@code
 * /basic/ws}, {@link io.pirouette.websocket.sample.Echo} the messages. There is nothing else to write:
 * no {@code web.xml}, no registration.
 */
package io.pirouette.websocket.sample;
