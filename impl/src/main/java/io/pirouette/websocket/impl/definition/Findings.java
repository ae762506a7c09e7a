// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import io.pirouette.websocket.error.ServiceDefinitionException;
import io.pirouette.websocket.error.ServiceDefinitionException.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects all mistakes of a deployment, so that they are reported together and in the same order
 * always. For one thread.
 */
public final class Findings {

  private final List<Finding> findings = new ArrayList<>();

  /** Notes a mistake. */
  public void add(Rule rule, String place, String problem, String cure) {
    findings.add(new Finding(rule.code(), place, problem, cure));
  }

  /** Notes what was found elsewhere. */
  public void addAll(Findings others) {
    findings.addAll(others.findings);
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return findings.isEmpty();
  }

  /** Ends a deployment that has findings. */
  public void throwIfAny() {
    if (!findings.isEmpty()) {
      throw new ServiceDefinitionException(
          findings.stream().distinct().sorted(Comparator.comparing(Finding::place)).toList());
    }
  }
}
