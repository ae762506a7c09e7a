// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.upgrade;

import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.impl.client.protocol.Agreement;
import io.pirouette.websocket.impl.transport.Transport;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * A connection that the server has upgraded.
 *
 * @param address whom was asked, after redirects
 * @param transport the connection
 * @param agreement what both ends keep to
 * @param response the answer
 * @param headers what was asked
 * @param rest what has come together with the answer
 */
public record Upgraded(
    ServerAddress address,
    Transport transport,
    Agreement agreement,
    UpgradeResponse response,
    Map<String, List<String>> headers,
    ByteBuffer rest) {}
