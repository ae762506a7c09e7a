// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.ServiceDefinitionException;
import io.pirouette.websocket.error.ServiceDefinitionException.Finding;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What is said about the classes of a service when it is attached. */
final class Definitions {

  private Definitions() {}

  /** All findings; there has to be one. */
  static List<Finding> findings(UpgradeService service) {
    try (Listener listener = Listener.on(0)) {
      ServiceDefinitionException refused =
          assertThrows(ServiceDefinitionException.class, () -> listener.attach(service));
      for (Finding finding : refused.findings()) {
        assertTrue(refused.getMessage().contains(finding.toString()), refused.getMessage());
      }
      return refused.findings();
    }
  }

  static List<String> codes(UpgradeService service) {
    return findings(service).stream().map(Finding::code).toList();
  }

  /** Expects one finding, with these texts anywhere in it. */
  static void assertFinding(UpgradeService service, String code, String... texts) {
    assertFinding(findings(service), code, texts);
  }

  static void assertFinding(List<Finding> findings, String code, String... texts) {
    assertEquals(1, findings.size(), findings::toString);
    Finding finding = findings.get(0);
    assertEquals(code, finding.code(), finding::toString);
    assertTexts(finding, texts);
  }

  /** Expects findings of one rule, the first with the first of these texts and so on. */
  static void assertFindings(UpgradeService service, String code, String... texts) {
    List<Finding> findings = findings(service);
    assertEquals(
        Arrays.stream(texts).map(text -> code).toList(),
        findings.stream().map(Finding::code).toList(),
        findings::toString);
    for (int i = 0; i < texts.length; i++) {
      assertTexts(findings.get(i), texts[i]);
    }
  }

  /** A text that each of several findings has. */
  static String[] each(String text, int count) {
    return Collections.nCopies(count, text).toArray(String[]::new);
  }

  /** Everything that a finding has to say, it says; and it says where to look. */
  private static void assertTexts(Finding finding, String... texts) {
    Stream.of(finding.place(), finding.problem(), finding.cure())
        .forEach(part -> assertTrue(!part.isBlank(), finding::toString));
    for (String text : texts) {
      assertTrue(finding.toString().contains(text), () -> text + " is not in: " + finding);
    }
  }

  static void assertCorrect(UpgradeService service) {
    try (Listener listener = Listener.on(0)) {
      listener.attach(service);
    }
  }

  /** The resource of a service about which something else is wrong; nobody ever calls it. */
  abstract static class Upgrade implements UpgradeService {
    @Get
    public Service upgrade() {
      throw new AssertionError();
    }
  }

  /** The same, with a key by which messages are for custom remote methods. */
  @ServiceConfig(dispatcherKey = "event")
  abstract static class Dispatching extends Upgrade {}
}
