// SPDX-License-Identifier: Apache-2.0

/**
 * The door of a servlet container: {@link
 * io.pirouette.websocket.impl.deployment.ServiceInitializer} collects the services of a WAR and puts
 * the gate in place. Also the place where the container is recognised.
 */
@NullMarked
package io.pirouette.websocket.impl.deployment;

import org.jspecify.annotations.NullMarked;
