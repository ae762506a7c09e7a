// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** Small frames on threads of their own. */
@ServicePath("/offloaded/small")
@ServiceConfig(dispatch = Dispatch.OFFLOADED, maxFrameSize = 10, maxMessageSize = 100_000)
public class OffloadedSmallUpgrade extends PlainUpgrade {}
