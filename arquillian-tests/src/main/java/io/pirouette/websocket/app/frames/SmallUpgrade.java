// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** Frames of at most ten bytes. */
@ServicePath("/small")
@ServiceConfig(maxFrameSize = 10, maxMessageSize = 100_000)
public class SmallUpgrade extends PlainUpgrade {}
