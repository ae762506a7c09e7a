// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** A negative size of frames, which is the default. */
@ServicePath("/negative")
@ServiceConfig(maxFrameSize = -1)
public class NegativeUpgrade extends PlainUpgrade {}
