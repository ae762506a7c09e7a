// SPDX-License-Identifier: Apache-2.0

/**
 * Who may connect to a service (specification section 5.2, "Listener"): the kinds of {@link
 * io.pirouette.websocket.auth.listener.ListenerAuth} that a {@link
 * io.pirouette.websocket.ServiceConfiguration#auth()} lists.
 *
 * <p>Credentials are checked on the upgrade request alone, when it is known which service it is for
 * and before anything of that service runs. A service is secured as an object, never by a pattern of
 * URLs, so that no other spelling of its path leads around the check.
 *
 * <p>Passwords, secrets and file names may contain <em>placeholders</em>: {@code ${NAME}} stands for
 * the system property of that name or, if there is none, for the environment variable, or else for the
 * value of MicroProfile Config where that is there; two dollar signs before a brace stand for one of
 * them and the brace. They are replaced when the service is attached;
 * one that stands for nothing is refused then. What they stand for is not shown by {@code
 * toString()}, in the log or in an exception.
 */
@NullMarked
package io.pirouette.websocket.auth.listener;

import org.jspecify.annotations.NullMarked;
