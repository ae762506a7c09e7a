// SPDX-License-Identifier: Apache-2.0

/**
 * The extension permessage-deflate (RFC 7692): what is agreed on in the handshake, {@link
 * io.pirouette.websocket.impl.deflate.DeflateParameters}, and payloads in and out, {@link
 * io.pirouette.websocket.impl.deflate.MessageInflater} and {@link
 * io.pirouette.websocket.impl.deflate.MessageDeflater}. Knows the JDK alone: neither frames, nor
 * headers, nor containers, and calls nothing of ours.
 */
@NullMarked
package io.pirouette.websocket.impl.deflate;

import org.jspecify.annotations.NullMarked;
