// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.protocol;

import io.pirouette.websocket.impl.deflate.DeflateParameters;
import java.util.Optional;

/**
 * What client and server have agreed upon in the handshake.
 *
 * @param subProtocol one of those that were offered
 * @param deflate how messages may be compressed; empty for not at all
 */
public record Agreement(Optional<String> subProtocol, Optional<DeflateParameters> deflate) {}
