// SPDX-License-Identifier: Apache-2.0

/**
 * By what a client shows who it is: {@link
 * io.pirouette.websocket.impl.auth.client.RequestEnrichment} makes the header of one attempt to
 * connect, of what is configured alone or of a token that {@link
 * io.pirouette.websocket.impl.auth.client.GrantedTokens} has, or asks a token server for. Called by
 * the client before each connection.
 */
@NullMarked
package io.pirouette.websocket.impl.auth.client;

import org.jspecify.annotations.NullMarked;
