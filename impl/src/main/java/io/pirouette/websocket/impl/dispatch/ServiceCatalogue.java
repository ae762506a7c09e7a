// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.impl.definition.Findings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The dispatch tables of a deployment, one for each service class. Classes known at deployment are
 * examined then; one that an upgrade service hands out unannounced, when it first appears.
 */
public final class ServiceCatalogue {

  private final Map<Class<? extends Service>, DispatchTable> tables = new ConcurrentHashMap<>();

  /** Examines a class at deployment; only one without findings is remembered. */
  public void examine(Class<? extends Service> type, Findings findings) {
    if (tables.containsKey(type)) {
      return;
    }
    Findings own = new Findings();
    DispatchTable table = DispatchTable.of(type, own);
    if (own.isEmpty()) {
      tables.put(type, table);
    } else {
      findings.addAll(own);
    }
  }

  /**
   * The table for an object's class.
   *
   * @throws io.pirouette.websocket.error.ServiceDefinitionException if the class is not yet known
   *     and has mistakes
   */
  public DispatchTable tableFor(Service service) {
    DispatchTable known = tables.get(service.getClass());
    return known != null
        ? known
        : tables.computeIfAbsent(service.getClass(), ServiceCatalogue::tableOf);
  }

  private static DispatchTable tableOf(Class<? extends Service> type) {
    Findings findings = new Findings();
    DispatchTable table = DispatchTable.of(type, findings);
    findings.throwIfAny();
    return table;
  }
}
