// SPDX-License-Identifier: Apache-2.0

/**
 * By what a client shows who it is (specification section 5.2, "Client"): the kinds of {@link
 * io.pirouette.websocket.auth.client.ClientAuth} that a {@link
 * io.pirouette.websocket.ClientConfiguration#auth()} may be.
 *
 * <p>Credentials go to the server of the client's URL and to no other: not to a proxy, and not along
 * with a redirect to another origin. They are made, or obtained from a token server, before the
 * connection is asked for, and never asked for without them.
 *
 * <p>Names, passwords, secrets, tokens and file names may contain <em>placeholders</em>: {@code
 * ${NAME}} stands for the system property of that name or, if there is none, for the environment
 * variable, or else for the value of MicroProfile Config where that is there; two dollar signs before
 * a brace stand for one of them and the brace. They are replaced
 * when a client connects. What they stand for is not shown by {@code toString()}, in the log or in an
 * exception.
 */
@NullMarked
package io.pirouette.websocket.auth.client;

import org.jspecify.annotations.NullMarked;
