// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** Frames larger than what any container buffers. */
@ServicePath("/large")
@ServiceConfig(maxFrameSize = 1_000_000)
public class LargeUpgrade extends PlainUpgrade {}
