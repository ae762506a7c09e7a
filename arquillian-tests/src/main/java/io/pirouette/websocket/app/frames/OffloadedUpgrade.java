// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** The default sizes on threads of their own. */
@ServicePath("/offloaded/plain")
@ServiceConfig(dispatch = Dispatch.OFFLOADED)
public class OffloadedUpgrade extends PlainUpgrade {}
