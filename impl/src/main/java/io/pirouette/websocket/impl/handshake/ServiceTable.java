// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.auth.listener.Authenticator;
import io.pirouette.websocket.impl.service.UpgradeServiceModel;
import io.pirouette.websocket.impl.session.ListenerScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The upgrade services of a deployment by base path. Thread-safe: reads take a snapshot. */
public final class ServiceTable {

  /** By the segments of the base path; replaced as a whole, under the monitor of this object. */
  private volatile Map<List<String>, Entry> services = Map.of();

  /** Adds a service of a listener; throws if the path is taken. */
  public synchronized void add(String basePath, UpgradeServiceModel service, ListenerScope scope) {
    Map<List<String>, Entry> changed = new HashMap<>(services);
    Entry entry = Entry.of(basePath, service, scope);
    if (changed.putIfAbsent(RequestPath.segments(basePath), entry) != null) {
      entry.close();
      throw new WebSocketException(
          Phase.LISTEN, "Two services have the same addressable URI (" + basePath + ")", null);
    }
    services = Map.copyOf(changed);
  }

  /** Removes a service of a listener; throws if it is not there. */
  public synchronized void remove(UpgradeService service, ListenerScope scope) {
    if (!removeIf(entry -> entry.isOf(service, scope))) {
      throw new WebSocketException(
          Phase.LISTEN, "Cannot detach service. Service has not been registered", null);
    }
  }

  /** Removes all services of a listener. */
  public synchronized void clear(ListenerScope scope) {
    removeIf(entry -> entry.scope == scope);
  }

  /** Removes all services. */
  public synchronized void clear() {
    removeIf(entry -> true);
  }

  private boolean removeIf(Predicate<Entry> condition) {
    Map<List<String>, Entry> changed = new HashMap<>(services);
    List<Entry> gone = services.values().stream().filter(condition).toList();
    boolean found = changed.values().removeIf(condition);
    services = Map.copyOf(changed);
    gone.forEach(Entry::close);
    return found;
  }

  /** The base paths in use. */
  public List<String> basePaths() {
    return services.values().stream().map(Entry::basePath).sorted().toList();
  }

  /**
   * The service with the longest base path that begins the given path. Longer prefixes than base
   * paths are never made: the peer decides how many segments there are.
   */
  Optional<Match> find(RequestPath path) {
    Map<List<String>, Entry> snapshot = services;
    int longest = snapshot.keySet().stream().mapToInt(List::size).max().orElse(0);
    for (int length = Math.min(longest, path.segments().size()); length >= 0; length--) {
      Entry entry = snapshot.get(path.segments().subList(0, length));
      if (entry != null && entry.scope.isServing()) {
        return Optional.of(entry.match(path.after(length)));
      }
    }
    return Optional.empty();
  }

  private record Entry(
      String basePath,
      UpgradeServiceModel service,
      ListenerScope scope,
      SecureRule secureRule,
      OriginRule originRule,
      Optional<Authenticator> authenticator) {

    static Entry of(String basePath, UpgradeServiceModel service, ListenerScope scope) {
      ServiceConfiguration configuration = service.configuration();
      return new Entry(
          basePath,
          service,
          scope,
          SecureRule.of(configuration),
          new OriginRule(configuration),
          Authenticator.of(configuration, basePath));
    }

    boolean isOf(UpgradeService wanted, ListenerScope wantedScope) {
      return service.upgradeService() == wanted && scope == wantedScope;
    }

    Match match(RequestPath rest) {
      return new Match(basePath, service, scope, secureRule, originRule, authenticator, rest);
    }

    void close() {
      authenticator.ifPresent(Authenticator::close);
    }
  }

  /** A service, and what remains of the path below its base path. */
  record Match(
      String basePath,
      UpgradeServiceModel service,
      ListenerScope scope,
      SecureRule secureRule,
      OriginRule originRule,
      Optional<Authenticator> authenticator,
      RequestPath rest) {}
}
