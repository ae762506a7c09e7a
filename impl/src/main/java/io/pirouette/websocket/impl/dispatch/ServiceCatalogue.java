// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.binding.Payloads;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.definition.Findings;
import io.pirouette.websocket.impl.definition.Rule;
import io.pirouette.websocket.impl.service.ServiceExamination;
import io.pirouette.websocket.impl.service.ServiceModel;
import io.pirouette.websocket.impl.service.UserClass;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The dispatch tables of a deployment, one for each service class and way of dispatching. Classes
 * known at deployment are examined then; one that an upgrade service hands out unannounced, when it
 * first appears.
 */
public final class ServiceCatalogue {

  /** What the table of a class depends on besides the class. */
  private record Key(
      Class<? extends Service> type, @Nullable String dispatcherKey, boolean validation) {

    static Key of(Class<? extends Service> type, ServiceConfiguration configuration) {
      return new Key(type, configuration.dispatcherKey(), configuration.validation());
    }

    /** Written out: what Java 17 makes of a record by itself holds its class loader for good. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && type == that.type
          && Objects.equals(dispatcherKey, that.dispatcherKey)
          && validation == that.validation;
    }

    @Override
    public int hashCode() {
      return Objects.hash(type, dispatcherKey, validation);
    }
  }

  private final Payloads payloads;
  private final Map<Key, DispatchTable> tables = new ConcurrentHashMap<>();

  /** An empty catalogue. */
  public ServiceCatalogue(Payloads payloads) {
    this.payloads = payloads;
  }

  /**
   * Examines a class at deployment; only one without findings is remembered.
   *
   * @param configuration of an upgrade service that hands it out
   */
  public void examine(
      Class<? extends Service> type, ServiceConfiguration configuration, Findings findings) {
    Key key = Key.of(type, configuration);
    if (tables.containsKey(key)) {
      return;
    }
    Findings own = new Findings();
    DispatchTable table = tableOf(key, own);
    if (own.isEmpty()) {
      tables.put(key, table);
    } else {
      findings.addAll(own);
    }
  }

  /** The classes that have a method for events of a kind, as far as they are known. */
  public Set<Class<?>> classesWith(EventKind kind) {
    return tables.entrySet().stream()
        .filter(entry -> entry.getValue().method(kind) != null)
        .map(entry -> entry.getKey().type)
        .collect(Collectors.toSet());
  }

  /**
   * The table for an object's class.
   *
   * @throws io.pirouette.websocket.error.ServiceDefinitionException if the class is not yet known
   *     and has mistakes
   */
  public DispatchTable tableFor(Service service, ServiceConfiguration configuration) {
    Key key = Key.of(UserClass.of(service), configuration);
    DispatchTable known = tables.get(key);
    return known != null ? known : tables.computeIfAbsent(key, this::tableOf);
  }

  private DispatchTable tableOf(Key key) {
    Findings findings = new Findings();
    DispatchTable table = tableOf(key, findings);
    findings.throwIfAny();
    return table;
  }

  private DispatchTable tableOf(Key key, Findings findings) {
    if (UserClass.standsForUnknown(key.type)) {
      findings.add(
          Rule.SERVICE_CLASS,
          key.type.getName(),
          "stands for a service of a class that it does not tell",
          "inject the service by its class, or hand out the object itself");
    }
    String dispatcherKey = key.dispatcherKey;
    ServiceModel model = ServiceExamination.examine(key.type, dispatcherKey != null, findings);
    MethodBinding binding = new MethodBinding(model, payloads, key.validation, findings);
    if (dispatcherKey == null) {
      return new DispatchTable(model, binding, null);
    }
    try {
      payloads.checkJson();
    } catch (WebSocketException e) {
      findings.add(
          Rule.BINDING,
          key.type.getName(),
          "dispatcherKey \"" + dispatcherKey + "\": " + e.getMessage(),
          "add the library");
    }
    return new DispatchTable(model, binding, text -> payloads.findString(text, dispatcherKey));
  }
}
