// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds for each parameter of one remote method where its value comes from, by type. */
final class RemoteMethodRules {

  private final EventKind kind;
  private final MethodDescription method;
  private final Findings findings;

  /** For each parameter, its source. */
  private final List<Source> sources = new ArrayList<>();

  private boolean correct = true;

  RemoteMethodRules(EventKind kind, MethodDescription method, Findings findings) {
    this.kind = kind;
    this.method = method;
    this.findings = findings;
  }

  /** The method with its sources; empty if it has findings. */
  Optional<RemoteMethodDefinition> apply() {
    if (kind == EventKind.CLOSED) {
      checkCloseParameterCount();
    }
    if (correct) {
      matchParameters();
    }
    if (correct) {
      checkRequired();
    }
    checkResult();
    return correct
        ? Optional.of(new RemoteMethodDefinition(kind, method, sources))
        : Optional.empty();
  }

  private void checkCloseParameterCount() {
    int count = method.parameters().size();
    if (count == 0 || count > 3) {
      report(Rule.CLOSE_PARAMETER_COUNT, "has " + (count == 0 ? "no" : count) + " parameters");
    }
  }

  private void matchParameters() {
    for (int i = 0; i < method.parameters().size(); i++) {
      TypeDescription type = method.parameters().get(i).type();
      Optional<Source> source =
          kind.sources().stream()
              .filter(candidate -> !sources.contains(candidate))
              .filter(candidate -> kind.fills(candidate, type))
              .findFirst();
      if (source.isPresent()) {
        sources.add(source.get());
      } else {
        report(
            method.parameters().size() == 1 ? kind.loneParameterRule() : kind.parameterRule(),
            "parameter " + (i + 1) + " of type " + type + " cannot be filled");
      }
    }
  }

  /** What a method must take to be of any use. */
  private void checkRequired() {
    kind.required()
        .filter(required -> !sources.contains(required))
        .ifPresent(
            required -> report(kind.loneParameterRule(), "does not take " + kind.requiredName()));
  }

  private void checkResult() {
    if (!kind.result().allows(method.returnType())) {
      correct = false;
      findings.add(
          kind.result().rule(),
          method.place(),
          "returns " + method.returnType(),
          "return " + kind.result().expected());
    }
  }

  private void report(Rule rule, String problem) {
    correct = false;
    findings.add(
        rule, method.place(), problem, "declare parameters of types " + kind.expectedParameters());
  }
}
