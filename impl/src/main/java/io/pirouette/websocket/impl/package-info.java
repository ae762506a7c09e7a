// SPDX-License-Identifier: Apache-2.0

/**
 * The implementation; nothing in it is API. A package imports only those of lower levels:
 *
 * <pre>
 * 5  (this package)                        found by ServiceLoader
 * 4  deployment                            the door of a servlet container
 * 3  handshake, connection                 the upgrade; an open connection (they never meet)
 *    client                                the other end: nothing of a server's
 * 2  dispatch                              from an event to the user's method
 * 1  session                               the connection as its user holds it
 * 0  service, binding, engine              users' classes; conversions; what containers lack
 *    transport, deflate, threads           a client's channels; compression; what the JVM offers
 *    tls                                   keys, trust and engines of both ends
 *    engine.tomcat, engine.tyrus           one per container family
 * </pre>
 *
 * <p>A message comes in at {@code IncomingText} or {@code IncomingBinary}, which {@link
 * io.pirouette.websocket.impl.connection.ConnectionEndpoint} has set up, passes {@code Connection},
 * {@code Dispatcher}, {@code PayloadReader} and {@code RemoteMethod}, and its reply leaves through
 * {@code ReplyWriter}, {@code SessionCaller} and {@code SerialWriter}. A client's way is told in
 * {@link io.pirouette.websocket.impl.client}.
 */
@NullMarked
package io.pirouette.websocket.impl;

import org.jspecify.annotations.NullMarked;
