// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.Service;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Examines one service class: finds its remote methods and everything that is wrong with them. */
public final class ServiceExamination {

  private static final Pattern REMOTE_METHOD_NAME = Pattern.compile("on\\p{Upper}.*");

  private final Class<?> type;

  /** The interface by which a class says that its methods are remote ones. */
  private final Class<?> marker;

  /** The events of which such a class may hear. */
  private final Set<EventKind> kinds;

  private final PayloadTypes payloadTypes;
  private final Findings findings;

  private ServiceExamination(
      Class<?> type,
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

  /**
   * Examines a class.
   *
   * @return its model, which lacks the methods that are in the findings
   */
  public static ServiceModel examine(
      Class<? extends Service> type, PayloadTypes payloadTypes, Findings findings) {
    Set<EventKind> all = EnumSet.allOf(EventKind.class);
    return new ServiceExamination(type, Service.class, all, payloadTypes, findings).examine();
  }

  /**
   * Examines the class of a client's ping and pong handler.
   *
   * @return its model, which lacks the methods that are in the findings
   */
  public static ServiceModel examinePingPong(
      Class<? extends PingPongService> type, PayloadTypes payloadTypes, Findings findings) {
    Set<EventKind> kinds = EnumSet.of(EventKind.PING, EventKind.PONG);
    return new ServiceExamination(type, PingPongService.class, kinds, payloadTypes, findings)
        .examine();
  }

  private ServiceModel examine() {
    Map<EventKind, RemoteMethod> methods = new EnumMap<>(EventKind.class);
    remoteMethods()
        .forEach(
            (name, declared) -> {
              if (declared.size() > 1) {
                reportOverload(name, declared);
              } else {
                EventKind.ofMethodName(name)
                    .filter(kinds::contains)
                    .ifPresentOrElse(
                        kind -> bind(kind, declared.get(0), methods),
                        () -> reportUnknown(declared.get(0)));
              }
            });
    checkMessageMethods(methods);
    return new ServiceModel(methods);
  }

  /**
   * Sorted by name, since reflection has no order and findings shall come in the same one always.
   */
  private Map<String, List<Method>> remoteMethods() {
    return Reflection.publicMethods(type)
        .filter(method -> REMOTE_METHOD_NAME.matcher(method.getName()).matches())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> marker.isAssignableFrom(method.getDeclaringClass()))
        .sorted(Comparator.comparing(Method::toString))
        .collect(Collectors.groupingBy(Method::getName, TreeMap::new, Collectors.toList()));
  }

  private void bind(EventKind kind, Method method, Map<EventKind, RemoteMethod> methods) {
    new MethodBinding(kind, method, payloadTypes, findings)
        .bind()
        .ifPresent(bound -> methods.put(kind, bound));
  }

  private void checkMessageMethods(Map<EventKind, RemoteMethod> methods) {
    if (!methods.containsKey(EventKind.EITHER)) {
      return;
    }
    for (EventKind kind : List.of(EventKind.TEXT, EventKind.BINARY)) {
      if (methods.containsKey(kind)) {
        findings.add(
            Rule.MESSAGE_ALONE,
            type.getName(),
            "Cannot have `" + kind.methodName() + "` with `onMessage` remote function",
            "keep onMessage, or one method for each kind of message");
      }
    }
  }

  private void reportOverload(String name, List<Method> declared) {
    findings.add(
        Rule.OVERLOAD,
        type.getName() + "." + name,
        "declared " + declared.size() + " times with different parameters",
        "keep one; its parameters may be in any order and may be left out");
  }

  private void reportUnknown(Method method) {
    findings.add(
        Rule.KNOWN_METHOD,
        type.getName() + "." + method.getName(),
        "Function `" + method.getName() + "` not accepted by the service",
        "correct the name to one of "
            + kinds.stream().map(EventKind::methodName).collect(Collectors.joining(", "))
            + ", or make the method non-public");
  }
}
