// SPDX-License-Identifier: Apache-2.0

/**
 * TLS of a {@link io.pirouette.websocket.Listener} and of a {@link io.pirouette.websocket.Client}:
 * keys, trust and what is negotiated, as configuration (specification sections 2.1 and 5.1).
 *
 * <p>Files are named by path, relative ones as seen from the program's working directory. They are
 * read when the listener starts, or when a client connects, and again when they have changed: a
 * renewed certificate needs no restart. If a changed file cannot be used, what was read before stays
 * in force, and the log says why.
 *
 * <p>Passwords may have placeholders: {@code ${NAME}} stands for the system property of that name or,
 * if there is none, for the environment variable, and two dollar signs before a brace for one of them
 * and the brace.
 */
@NullMarked
package io.pirouette.websocket.tls;

import org.jspecify.annotations.NullMarked;
