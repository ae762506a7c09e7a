// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Tomcat's connections, with a clock for their requests. */
final class ListenerEndpoint extends NioEndpoint {

  private final RequestClock clock;

  /** Null while not started. */
  private volatile @Nullable ScheduledFuture<?> looks;

  ListenerEndpoint(RequestClock clock) {
    this.clock = clock;
  }

  @Override
  public void startInternal() throws Exception {
    super.startInternal();
    if (clock.isNeeded()) {
      long period = clock.period().toMillis();
      looks =
          getUtilityExecutor()
              .scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void stopInternal() {
    ScheduledFuture<?> started = looks;
    if (started != null) {
      started.cancel(false);
    }
    super.stopInternal();
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    // Before the request can be read: afterwards it may have been answered already.
    clock.start(socket);
    return super.setSocketOptions(socket);
  }

  private void look() {
    clock.cut(this::isHandshaking, this::end);
  }

  private boolean isHandshaking(SocketChannel channel) {
    SocketWrapperBase<NioChannel> connection = connections.get(channel);
    return connection != null && !connection.getSocket().isHandshakeComplete();
  }

  /** As Tomcat does it when one of its own time-outs is over. */
  private void end(SocketChannel channel) {
    SocketWrapperBase<NioChannel> connection = connections.get(channel);
    if (connection != null) {
      connection.setError(new SocketTimeoutException());
      if (!processSocket(connection, SocketEvent.ERROR, true)) {
        connection.close();
      }
    }
  }
}
