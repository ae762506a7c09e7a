// SPDX-License-Identifier: Apache-2.0

/**
 * Where the objects of users' classes come from, and what surrounds the calls of their methods:
 * plain constructors and nothing, or CDI. Called at deployment, and for each connection.
 */
@NullMarked
package io.pirouette.websocket.impl.beans;

import org.jspecify.annotations.NullMarked;
