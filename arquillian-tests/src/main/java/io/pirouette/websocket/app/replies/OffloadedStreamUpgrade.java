// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** The same streams, asked for on threads of the library. */
@ServicePath("/offloaded")
@ServiceConfig(dispatch = Dispatch.OFFLOADED)
public class OffloadedStreamUpgrade extends StreamUpgrade {}
