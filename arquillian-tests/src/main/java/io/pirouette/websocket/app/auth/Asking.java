// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.auth.listener.AuthOptions;
import io.pirouette.websocket.auth.listener.ListenerAuth;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for credentials, and tells who has shown them. */
public abstract class Asking implements UpgradeService {

  /** How often a service was asked for, and so made, of all that ask for credentials. */
  static final AtomicInteger MADE = new AtomicInteger();

  private final boolean closesAtExpiry;
  private final ListenerAuth[] kinds;

  Asking(ListenerAuth... kinds) {
    this(false, kinds);
  }

  Asking(boolean closesAtExpiry, ListenerAuth... kinds) {
    this.closesAtExpiry = closesAtExpiry;
    this.kinds = kinds;
  }

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(
        ServiceConfiguration.builder()
            .auth(kinds)
            .authOptions(
                AuthOptions.builder()
                    .bearerSubProtocol("bearer.")
                    .closeAtExpiry(closesAtExpiry)
                    .build())
            .build());
  }

  @Get
  public Service upgrade(UpgradeRequest request) {
    MADE.incrementAndGet();
    return new WhoAmI(shown(request.principal(), request.scopes()));
  }

  private static String shown(Optional<Principal> principal, Set<String> scopes) {
    return principal.map(Principal::getName).orElse("nobody") + " " + new TreeSet<>(scopes);
  }

  /** Says who the peer is, by the request and by the caller; and then what it is told. */
  public record WhoAmI(String atUpgrade) implements Service {

    public String onOpen(Caller caller) {
      return atUpgrade + ", " + shown(caller.getPrincipal(), caller.getScopes());
    }

    public String onTextMessage(String text) {
      return "echo " + text;
    }

    public byte[] onBinaryMessage(byte[] data) {
      return data;
    }
  }
}
