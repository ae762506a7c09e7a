// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.impl.binding.Payloads;
import io.pirouette.websocket.impl.engine.Engine;

/**
 * What all connections of a deployment share.
 *
 * @param engine the container's engine
 * @param open the open connections
 * @param serviceThreads where the methods of offloaded services run
 * @param streamThreads where streams are drawn from, which may hold threads for long
 * @param payloads makes messages of values
 */
public record DeploymentContext(
    Engine engine,
    OpenConnections open,
    ServiceThreads serviceThreads,
    ServiceThreads streamThreads,
    Payloads payloads) {}
