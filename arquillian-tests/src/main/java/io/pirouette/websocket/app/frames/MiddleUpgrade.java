// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** Frames of one byte more than fits into the shortest head. */
@ServicePath("/middle")
@ServiceConfig(maxFrameSize = 126)
public class MiddleUpgrade extends PlainUpgrade {}
