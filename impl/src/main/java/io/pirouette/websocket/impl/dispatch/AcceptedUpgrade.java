// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.impl.beans.ConnectionBeans;
import io.pirouette.websocket.impl.engine.FrameTap;
import io.pirouette.websocket.impl.session.ConnectionFacts;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What the upgrade has decided about a connection, handed over to the open connection.
 *
 * @param userContext does things in the name of the user whom the container knows; null if it knows
 *     none
 */
public record AcceptedUpgrade(
    Service service,
    DispatchTable table,
    ConnectionFacts facts,
    FrameTap tap,
    ConnectionBeans beans,
    @Nullable Executor userContext) {

  /** Under which the handshake leaves it among the connection's user properties. */
  public static final String USER_PROPERTY = AcceptedUpgrade.class.getName();
}
