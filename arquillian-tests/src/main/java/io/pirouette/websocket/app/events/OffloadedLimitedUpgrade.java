// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** The same small limits for services on threads of their own. */
@ServicePath("/offloaded/limited")
@ServiceConfig(dispatch = Dispatch.OFFLOADED, maxFrameSize = 1_000, maxMessageSize = 2_500)
public class OffloadedLimitedUpgrade extends LimitedUpgrade {}
