// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import io.pirouette.websocket.DispatcherConfig;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for {@link DispatcherConfig}: every message type leads to at most one method. */
final class DispatcherRules {

  private static final String ANNOTATION = "@" + DispatcherConfig.class.getSimpleName();

  private final Set<String> remoteNames;
  private final List<MethodDescription> annotated;
  private final Findings findings;

  /**
   * The rules for a class.
   *
   * @param remoteNames the names of its remote methods
   */
  DispatcherRules(ClassDescription type, Set<String> remoteNames, Findings findings) {
    this.remoteNames = remoteNames;
    this.annotated =
        type.methods().stream().filter(method -> method.dispatcherValue() != null).toList();
    this.findings = findings;
  }

  void check() {
    for (MethodDescription method : annotated) {
      if (EventKind.isStandardName(method.name())) {
        findings.add(
            Rule.DISPATCHER_VALUE_ON_STANDARD,
            method.place(),
            "has " + ANNOTATION + ", but is called for events, not for message types",
            "remove the annotation, or give the method another name");
      } else if (!remoteNames.contains(method.name())) {
        findings.add(
            Rule.KNOWN_METHOD,
            method.place(),
            "has " + ANNOTATION + ", but is no remote method",
            "make it a public instance method with a name such as onOrder");
      } else {
        checkValue(method);
      }
    }
    checkUnique();
  }

  private void checkValue(MethodDescription method) {
    String value = value(method);
    if (value.isEmpty() || value.length() > MessageType.MAX_LENGTH) {
      findings.add(
          Rule.DISPATCHER_VALUE,
          method.place(),
          ANNOTATION + " has a value of " + value.length() + " characters",
          "use 1 to " + MessageType.MAX_LENGTH);
      return;
    }
    Stream.of(MessageType.methodName(value), MessageType.methodNameWithCapitals(value))
        .distinct()
        .filter(name -> !name.equals(method.name()) && remoteNames.contains(name))
        .forEach(
            name ->
                findings.add(
                    Rule.DISPATCHER_VALUE_NAMES_METHOD,
                    method.place(),
                    ANNOTATION + "(\"" + value + "\") leads to " + name + " as well",
                    "use another value, or give " + name + " another name"));
  }

  private void checkUnique() {
    annotated.stream()
        .collect(Collectors.groupingBy(DispatcherRules::value, TreeMap::new, Collectors.toList()))
        .forEach(
            (value, methods) -> {
              if (methods.size() > 1) {
                findings.add(
                    Rule.DISPATCHER_VALUE_TWICE,
                    methods.get(1).place(),
                    ANNOTATION
                        + "(\""
                        + value
                        + "\") is that of "
                        + methods.get(0).place()
                        + " too",
                    "give each method a value of its own");
              }
            });
  }

  private static String value(MethodDescription method) {
    return String.valueOf(method.dispatcherValue());
  }
}
