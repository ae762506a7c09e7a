// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules for a class that receives events: which methods are remote ones, and for what. */
public final class ServiceDefinition {

  private static final String ERROR = "Error";

  private final ClassDescription type;

  /** The interface by which a class says that its methods are remote ones. */
  private final Class<?> marker;

  /** The events of which such a class may hear. */
  private final Set<EventKind> kinds;

  /** Whether methods of other names are for message types. */
  private final boolean customMethods;

  private final Findings findings;
  private final Map<EventKind, RemoteMethodDefinition> standard = new EnumMap<>(EventKind.class);
  private final List<RemoteMethodDefinition> custom = new ArrayList<>();
  private final Map<String, RemoteMethodDefinition> refused = new HashMap<>();

  private ServiceDefinition(
      ClassDescription type,
      Class<?> marker,
      Set<EventKind> kinds,
      boolean customMethods,
      Findings findings) {
    this.type = type;
    this.marker = marker;
    this.kinds = kinds;
    this.customMethods = customMethods;
    this.findings = findings;
  }

  /**
   * The remote methods of a {@link Service}.
   *
   * @param customMethods whether its connections have a dispatcher key, so that methods of any name
   *     can be called
   */
  public static ServiceMethods ofService(
      ClassDescription type, boolean customMethods, Findings findings) {
    Set<EventKind> all = EnumSet.allOf(EventKind.class);
    ServiceDefinition definition =
        new ServiceDefinition(type, Service.class, all, customMethods, findings);
    if (!type.type().isA(UpgradeService.class)) {
      definition.refuseResources();
    }
    return definition.check();
  }

  /** The remote methods of a {@link PingPongService}. */
  public static ServiceMethods ofPingPongService(ClassDescription type, Findings findings) {
    Set<EventKind> kinds = EnumSet.of(EventKind.PING, EventKind.PONG);
    return new ServiceDefinition(type, PingPongService.class, kinds, false, findings).check();
  }

  private void refuseResources() {
    type.methods().stream()
        .filter(method -> method.get() != null)
        .forEach(
            method ->
                findings.add(
                    Rule.KNOWN_METHOD,
                    type.name() + "." + method.name(),
                    "Function `" + method.name() + "` not accepted by the service",
                    "move the @Get method to a class that implements UpgradeService"));
  }

  private ServiceMethods check() {
    Map<String, List<MethodDescription>> remote = remoteMethods();
    remote.forEach(
        (name, declared) -> {
          if (declared.size() > 1) {
            reportOverload(name, declared);
          } else {
            check(declared.get(0), remote.keySet());
          }
        });
    checkMessageMethods();
    new DispatcherRules(type, remote.keySet(), findings).check();
    return new ServiceMethods(standard, custom, refused);
  }

  private Map<String, List<MethodDescription>> remoteMethods() {
    return type.methods().stream()
        .filter(MethodDescription::isNamedLikeRemoteMethod)
        .filter(MethodDescription::isPublicInstanceMethod)
        .filter(method -> method.declaredIn().isA(marker))
        .collect(Collectors.groupingBy(MethodDescription::name, TreeMap::new, Collectors.toList()));
  }

  private void check(MethodDescription method, Set<String> remoteNames) {
    String name = method.name();
    Optional<EventKind> kind = EventKind.ofMethodName(name).filter(kinds::contains);
    if (kind.isPresent()) {
      apply(kind.get(), method).ifPresent(correct -> standard.put(kind.get(), correct));
    } else if (isErrorMethod(method, remoteNames)) {
      apply(EventKind.REFUSED, method)
          .ifPresent(correct -> refused.put(refusedName(name), correct));
    } else if (customMethods && !EventKind.isStandardName(name)) {
      checkCustom(method);
    } else {
      reportUnknown(method);
    }
  }

  private void checkCustom(MethodDescription method) {
    if (method.dispatcherValue() == null && !MessageType.leadsTo(method.name())) {
      findings.add(
          Rule.KNOWN_METHOD,
          type.name() + "." + method.name(),
          "no message type leads to `" + method.name() + "`",
          "name it with ASCII letters and digits alone, or annotate it with @DispatcherConfig");
    } else {
      apply(EventKind.EITHER, method).ifPresent(custom::add);
    }
  }

  private Optional<RemoteMethodDefinition> apply(EventKind kind, MethodDescription method) {
    return new RemoteMethodRules(kind, method, findings).apply();
  }

  /** Whether it is told what does not fit another method, which takes text messages. */
  private boolean isErrorMethod(MethodDescription method, Set<String> remoteNames) {
    return method.name().endsWith(ERROR)
        && remoteNames.contains(refusedName(method.name()))
        && takesText(refusedName(method.name()))
        && method.parameters().stream()
            .anyMatch(parameter -> parameter.type().isA(Throwable.class));
  }

  private boolean takesText(String name) {
    return EventKind.ofMethodName(name)
        .map(kind -> kind == EventKind.TEXT || kind == EventKind.EITHER)
        .orElse(customMethods);
  }

  private static String refusedName(String errorMethod) {
    return errorMethod.substring(0, errorMethod.length() - ERROR.length());
  }

  private void checkMessageMethods() {
    if (!standard.containsKey(EventKind.EITHER)) {
      return;
    }
    for (EventKind kind : List.of(EventKind.TEXT, EventKind.BINARY)) {
      if (standard.containsKey(kind)) {
        findings.add(
            Rule.MESSAGE_ALONE,
            type.name(),
            "Cannot have `" + kind.methodName() + "` with `onMessage` remote function",
            "keep onMessage, or one method for each kind of message");
      }
    }
  }

  private void reportOverload(String name, List<MethodDescription> declared) {
    findings.add(
        Rule.OVERLOAD,
        type.name() + "." + name,
        "declared " + declared.size() + " times with different parameters",
        "keep one; its parameters may be in any order and may be left out");
  }

  private void reportUnknown(MethodDescription method) {
    findings.add(
        Rule.KNOWN_METHOD,
        type.name() + "." + method.name(),
        "Function `" + method.name() + "` not accepted by the service",
        "correct the name to one of "
            + kinds.stream()
                .filter(kind -> kind != EventKind.REFUSED)
                .map(EventKind::methodName)
                .collect(Collectors.joining(", "))
            + (marker == Service.class ? ", configure a dispatcherKey" : "")
            + ", or make the method non-public");
  }
}
