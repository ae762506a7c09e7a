// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.impl.auth.Admission;
import io.pirouette.websocket.impl.auth.listener.AccessDeniedException;
import io.pirouette.websocket.impl.beans.ConnectionBeans;
import io.pirouette.websocket.impl.beans.ConnectionBeans.Presence;
import io.pirouette.websocket.impl.dispatch.AcceptedUpgrade;
import io.pirouette.websocket.impl.dispatch.DispatchTable;
import io.pirouette.websocket.impl.engine.FrameTap;
import io.pirouette.websocket.impl.handshake.ServiceTable.Match;
import io.pirouette.websocket.impl.service.UserClass;
import io.pirouette.websocket.impl.session.ConnectionFacts;
import io.pirouette.websocket.impl.session.ListenerScope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One upgrade under way, between the filter and the configurator that the container calls on the
 * same thread. Without an exchange, the configurator lets nobody in.
 */
final class Exchange {

  private static final ThreadLocal<Exchange> CURRENT = new ThreadLocal<>();

  private final Match match;
  private final List<String> variables;
  private final ContainerUser user;
  private final HandshakeHeaders response;
  private final Optional<String> subProtocol;
  private final FrameTap tap;
  private final ConnectionBeans beans;

  private ReceivedUpgradeRequest request;

  private Admission admission = Admission.UNASKED;

  /** Set once the service's own method has let the peer in. */
  private boolean accepted;

  /** Throws an {@code UpgradeException} if the service does not answer at the request's path. */
  Exchange(
      Match match,
      ReceivedUpgradeRequest request,
      ContainerUser user,
      HandshakeHeaders response,
      ConnectionBeans beans) {
    this.match = match;
    this.variables = match.service().match(match.rest().segments(), match.rest().values(), request);
    this.request = request;
    this.user = user;
    this.response = response;
    this.beans = beans;
    this.subProtocol = SubProtocols.choose(request, configuration());
    this.tap = new FrameTap(configuration().maxFrameSize(), isTimed(configuration()));
  }

  private static boolean isTimed(ServiceConfiguration configuration) {
    return !configuration.idleTimeout().isZero() || configuration.heartbeat() != null;
  }

  /** The exchange of this thread; null outside of one. */
  static @Nullable Exchange current() {
    return CURRENT.get();
  }

  /** Runs the container's part of the upgrade with this exchange in sight. */
  void run(Upgrade upgrade) throws Exception {
    CURRENT.set(this);
    try {
      upgrade.run();
    } finally {
      CURRENT.remove();
    }
  }

  /**
   * Has the peer show the credentials that the service asks for, if it does.
   *
   * @throws AccessDeniedException if the peer cannot
   */
  void authenticate() {
    match
        .authenticator()
        .ifPresent(
            authenticator -> {
              admission = authenticator.admit(request, user.login());
              request = admission.identity().map(request::of).orElse(request);
            });
  }

  /** Asks the service, which refuses by throwing. */
  @Nullable Service ask() throws Throwable {
    return match.service().upgrade(request, variables);
  }

  /** What a connection has to know of this upgrade. */
  AcceptedUpgrade accept(Service service, DispatchTable table) {
    accepted = true;
    return new AcceptedUpgrade(
        service,
        table,
        new ConnectionFacts(
            match.basePath(),
            configuration(),
            request,
            subProtocol,
            admission,
            user.session(),
            scope()),
        tap,
        beans,
        user.context());
  }

  /** What the thread does next is done for the connection to come. */
  Presence enter() {
    return beans.enter();
  }

  /** The connection will not come about. */
  void abandon() {
    beans.close();
  }

  ServiceConfiguration configuration() {
    return match.service().configuration();
  }

  ListenerScope scope() {
    return match.scope();
  }

  /** Of the peer, or of what has passed its request on. */
  String remoteAddress() {
    return request.remoteAddress().getHostString();
  }

  Class<?> upgradeServiceClass() {
    return UserClass.of(match.service().upgradeService());
  }

  Optional<String> subProtocol() {
    return subProtocol;
  }

  UpgradeRequest request() {
    return request;
  }

  HandshakeHeaders response() {
    return response;
  }

  FrameTap tap() {
    return tap;
  }

  boolean isAccepted() {
    return accepted;
  }

  @FunctionalInterface
  interface Upgrade {
    void run() throws Exception;
  }
}
