// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The classes of one or more services have mistakes that would keep a method from ever being called
 * as meant. Thrown at deployment or by {@code Listener.attach}, with all findings together.
 */
public class ServiceDefinitionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** All of them, sorted by their places. */
  private final transient List<Finding> findings;

  /**
   * Reports findings.
   *
   * @param findings at least one
   */
  public ServiceDefinitionException(List<Finding> findings) {
    super(
        findings.stream()
            .map(Finding::toString)
            .collect(Collectors.joining("\n  ", findings.size() + " finding(s):\n  ", "")));
    this.findings = List.copyOf(findings);
  }

  /**
   * What was found.
   *
   * @return an unmodifiable list, never empty
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * One mistake.
   *
   * @param code which rule: {@code WEBSOCKET_} and the number of the reference compiler's rule, or
   *     {@code PIROUETTE_} and a number for rules that only Java needs
   * @param place the class, method or parameter concerned
   * @param problem what is wrong
   * @param cure what to do about it
   */
  public record Finding(String code, String place, String problem, String cure) {

    @Override
    public String toString() {
      return code + " " + place + ": " + problem + " (" + cure + ")";
    }
  }
}
