// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** No size of frames, which is the default. */
@ServicePath("/zero")
@ServiceConfig(maxFrameSize = 0)
public class ZeroUpgrade extends PlainUpgrade {}
