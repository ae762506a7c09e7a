// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.service.UpgradeServiceModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The upgrade services of a deployment by base path. Thread-safe: reads take a snapshot. */
public final class ServiceTable {

  /** By normalised base path; replaced as a whole, under the monitor of this object. */
  private volatile Map<String, Entry> services = Map.of();

  /** Adds a service; throws if the path is taken. */
  public synchronized void add(String basePath, UpgradeServiceModel service) {
    Map<String, Entry> changed = new HashMap<>(services);
    Entry entry = new Entry(service, new OriginRule(service.configuration()));
    if (changed.putIfAbsent(basePath, entry) != null) {
      throw new WebSocketException(
          Phase.LISTEN, "Two services have the same addressable URI (" + basePath + ")", null);
    }
    services = Map.copyOf(changed);
  }

  /** Removes a service; throws if it is not there. */
  public synchronized void remove(UpgradeService service) {
    Map<String, Entry> changed = new HashMap<>(services);
    if (!changed.values().removeIf(entry -> entry.service.upgradeService() == service)) {
      throw new WebSocketException(
          Phase.LISTEN, "Cannot detach service. Service has not been registered", null);
    }
    services = Map.copyOf(changed);
  }

  /** Removes all services. */
  public synchronized void clear() {
    services = Map.of();
  }

  /** The base paths in use. */
  public List<String> basePaths() {
    return services.keySet().stream().sorted().toList();
  }

  /** The service with the longest base path that begins the given path. */
  Optional<Match> find(RequestPath path) {
    Map<String, Entry> snapshot = services;
    for (int length = path.segments().size(); length >= 0; length--) {
      String basePath = path.prefix(length);
      Entry entry = snapshot.get(basePath);
      if (entry != null) {
        return Optional.of(
            new Match(basePath, entry.service, entry.originRule, path.after(length)));
      }
    }
    return Optional.empty();
  }

  private record Entry(UpgradeServiceModel service, OriginRule originRule) {}

  /** A service, and what remains of the path below its base path. */
  record Match(
      String basePath, UpgradeServiceModel service, OriginRule originRule, List<String> rest) {}
}
