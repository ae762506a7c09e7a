// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** The same services for messages that are larger than is usual. */
@ServicePath("/roomy")
@ServiceConfig(maxMessageSize = 64L << 20)
public class RoomyUpgrade extends BindingUpgrade {}
