// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** The same without much patience for the peer's close frame. */
@ServicePath("/brief")
@ServiceConfig(dispatcherKey = "event", connectionClosureTimeout = 0.25)
public class BriefCloseUpgrade extends CloseUpgrade {}
