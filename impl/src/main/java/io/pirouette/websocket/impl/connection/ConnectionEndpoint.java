// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.impl.dispatch.AcceptedUpgrade;
import io.pirouette.websocket.impl.session.ConnectionLog;
import io.pirouette.websocket.impl.session.DeploymentContext;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The one endpoint that is registered with the container; one instance per connection. Lets nothing
 * out: containers leak connections whose {@code onOpen} throws.
 */
public final class ConnectionEndpoint extends Endpoint {

  private final DeploymentContext context;

  /** Null until the connection is open. */
  private volatile @Nullable Connection connection;

  /** An endpoint for a connection to come. */
  public ConnectionEndpoint(DeploymentContext context) {
    this.context = context;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    try {
      AcceptedUpgrade upgrade =
          (AcceptedUpgrade) config.getUserProperties().get(AcceptedUpgrade.USER_PROPERTY);
      Connection opened = new Connection(session, upgrade, context);
      connection = opened;
      opened.start(session, upgrade);
    } catch (RuntimeException | Error failure) {
      ConnectionLog.error("Unable to complete WebSocket handshake", failure);
      close(session);
    }
  }

  private static void close(Session session) {
    try {
      session.close(new CloseReason(CloseCodes.UNEXPECTED_CONDITION, "Unexpected condition"));
    } catch (IOException | RuntimeException e) {
      ConnectionLog.debug("The connection was lost already", e);
    }
  }

  @Override
  public void onClose(Session session, CloseReason closeReason) {
    Connection opened = connection;
    if (opened != null) {
      opened.closed(closeReason);
    }
  }

  @Override
  public void onError(Session session, Throwable failure) {
    Connection opened = connection;
    if (opened == null) {
      ConnectionLog.debug("The connection was lost", failure);
    } else if (failure instanceof IOException loss) {
      opened.lost(loss);
    } else {
      opened.failed(failure);
    }
  }
}
