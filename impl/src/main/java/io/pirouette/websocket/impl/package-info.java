// SPDX-License-Identifier: Apache-2.0

/**
 * The implementation; nothing in it is API. A package imports only those of lower levels:
 *
 * <pre>
 * 6  (this package)                        found by ServiceLoader
 * 5  deployment                            the door of a servlet container
 * 4  handshake, connection                 the upgrade; an open connection (they never meet)
 *    client                                the other end: nothing of a server's
 * 3  dispatch                              from an event to the user's method
 *    auth.listener, auth.client            who may connect; by what a client shows who it is
 * 2  session                               the connection as its user holds it
 *    auth.users, auth.directory, auth.jwt, auth.introspection   one per kind of credentials
 * 1  fetch, exchange                       what servers of tokens and keys are asked; one request
 * 0  service, definition, binding, engine  users' classes; conversions; what containers lack
 *    beans, beans.cdi                      where users' objects come from
 *    auth, configuration, files, http      words of authentication; values; files that change
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
