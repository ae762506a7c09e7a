// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;

/** The same services on threads of their own. */
@ServicePath("/offloaded")
@ServiceConfig(dispatch = Dispatch.OFFLOADED)
public class OffloadedUpgrade extends BindingUpgrade {}
