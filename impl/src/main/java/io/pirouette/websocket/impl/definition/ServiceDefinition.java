// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules for a class that receives events: which methods are remote ones, and for what. */
public final class ServiceDefinition {

  private final ClassDescription type;

  /** The interface by which a class says that its methods are remote ones. */
  private final Class<?> marker;

  /** The events of which such a class may hear. */
  private final Set<EventKind> kinds;

  private final PayloadTypes payloadTypes;
  private final Findings findings;
  private final Map<EventKind, RemoteMethodDefinition> methods = new EnumMap<>(EventKind.class);

  private ServiceDefinition(
      ClassDescription type,
      Class<?> marker,
      Set<EventKind> kinds,
      PayloadTypes payloadTypes,
      Findings findings) {
    this.type = type;
    this.marker = marker;
    this.kinds = kinds;
    this.payloadTypes = payloadTypes;
    this.findings = findings;
  }

  /** The remote methods of a {@link Service}, without those that are in the findings. */
  public static Map<EventKind, RemoteMethodDefinition> ofService(
      ClassDescription type, PayloadTypes payloadTypes, Findings findings) {
    Set<EventKind> all = EnumSet.allOf(EventKind.class);
    ServiceDefinition definition =
        new ServiceDefinition(type, Service.class, all, payloadTypes, findings);
    if (!type.type().isA(UpgradeService.class)) {
      definition.refuseResources();
    }
    return definition.check();
  }

  /** The remote methods of a {@link PingPongService}, without those that are in the findings. */
  public static Map<EventKind, RemoteMethodDefinition> ofPingPongService(
      ClassDescription type, PayloadTypes payloadTypes, Findings findings) {
    Set<EventKind> kinds = EnumSet.of(EventKind.PING, EventKind.PONG);
    return new ServiceDefinition(type, PingPongService.class, kinds, payloadTypes, findings)
        .check();
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

  private Map<EventKind, RemoteMethodDefinition> check() {
    remoteMethods()
        .forEach(
            (name, declared) -> {
              if (declared.size() > 1) {
                reportOverload(name, declared);
              } else {
                EventKind.ofMethodName(name)
                    .filter(kinds::contains)
                    .ifPresentOrElse(
                        kind -> check(kind, declared.get(0)), () -> reportUnknown(declared.get(0)));
              }
            });
    checkMessageMethods();
    return methods;
  }

  private Map<String, List<MethodDescription>> remoteMethods() {
    return type.methods().stream()
        .filter(MethodDescription::isNamedLikeRemoteMethod)
        .filter(MethodDescription::isPublicInstanceMethod)
        .filter(method -> method.declaredIn().isA(marker))
        .collect(Collectors.groupingBy(MethodDescription::name, TreeMap::new, Collectors.toList()));
  }

  private void check(EventKind kind, MethodDescription method) {
    new RemoteMethodRules(kind, method, payloadTypes, findings)
        .apply()
        .ifPresent(correct -> methods.put(kind, correct));
  }

  private void checkMessageMethods() {
    if (!methods.containsKey(EventKind.EITHER)) {
      return;
    }
    for (EventKind kind : List.of(EventKind.TEXT, EventKind.BINARY)) {
      if (methods.containsKey(kind)) {
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
            + kinds.stream().map(EventKind::methodName).collect(Collectors.joining(", "))
            + ", or make the method non-public");
  }
}
