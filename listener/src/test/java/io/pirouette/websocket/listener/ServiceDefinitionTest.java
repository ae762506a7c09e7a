// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.findings;
import static io.pirouette.websocket.listener.Loopback.assertAnswers;
import static io.pirouette.websocket.listener.Loopback.listener;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.ServiceDefinitionException;
import io.pirouette.websocket.error.ServiceDefinitionException.Finding;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import io.pirouette.websocket.listener.Loopback.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is wrong with classes is found when a service is attached: all of it, in order. */
class ServiceDefinitionTest {

  /** Two of its services are known by their nesting, one because the resource declares it. */
  @ServiceConfig(maxMessageSize = 0)
  static class Everything implements UpgradeService {
    @Get("a//b")
    public Declared upgrade() {
      throw new AssertionError();
    }

    static class Second implements Service {
      public void onPing(Thread thread) {}

      public void onError(Caller caller) {}

      public String onClose(int code) {
        return "";
      }

      public Thread onBinaryMessage(byte[] data) {
        throw new AssertionError();
      }

      public void onTextMessage(Caller caller) {}

      public void onOpen(String text) {}
    }

    static class First implements Service {
      public void onTekstMessage(String text) {}
    }
  }

  static class Declared implements Service {
    public void onClose() {}
  }

  @Test
  @Tag("CMP-01")
  void allFindingsAreReportedTogetherInTheOrderOfTheirPlaces() {
    assertEquals(
        List.of(
            "Declared WEBSOCKET_206",
            "Everything PIROUETTE_4",
            "First WEBSOCKET_105",
            "Second WEBSOCKET_213", // onBinaryMessage returns a thread
            "Second WEBSOCKET_205", // onClose returns a value
            "Second WEBSOCKET_207", // onError takes no error
            "Second WEBSOCKET_204", // onOpen takes a text
            "Second WEBSOCKET_108", // onPing takes a thread
            "Second WEBSOCKET_211", // onTextMessage takes no text
            "Everything PIROUETTE_3"),
        findings(new Everything()).stream()
            .map(finding -> className(finding) + " " + finding.code())
            .toList());
  }

  private static String className(Finding finding) {
    return finding.place().replaceFirst("\\(.*", "").replaceAll(".*\\$(\\w+).*", "$1");
  }

  @Test
  void theExceptionShowsThemAll() {
    List<Finding> findings = findings(new Everything());
    ServiceDefinitionException shown = new ServiceDefinitionException(findings);
    assertEquals(
        findings.stream()
            .map(Finding::toString)
            .collect(Collectors.joining("\n  ", "10 finding(s):\n  ", "")),
        shown.getMessage());
    assertEquals(
        findings.size(),
        findings.stream().map(Finding::toString).distinct().count(),
        findings::toString);
  }

  @Test
  void aMistakeIsFoundEveryTime() {
    assertEquals(findings(new Everything()), findings(new Everything()));
    try (Listener listener = listener(0)) {
      Everything service = new Everything();
      assertThrows(ServiceDefinitionException.class, () -> listener.attach(service));
      assertThrows(ServiceDefinitionException.class, () -> listener.attach(service));
    }
  }

  @Test
  void aServiceWithMistakesLeavesItsPathToOthers() throws IOException {
    try (Listener listener = listener(0)) {
      listener.attach(new Named("a"), "/a").start();
      assertThrows(ServiceDefinitionException.class, () -> listener.attach(new Everything(), "/b"));
      listener.attach(new Named("b"), "/b");
      assertAnswers("a", listener, "/a");
      assertAnswers("b", listener, "/b");
    }
  }

  static class NotAsked extends Upgrade {
    /** Nobody can hand out one of these. */
    abstract static class Unfinished implements Service {
      public void onTekstMessage(String text) {}
    }

    interface Kind extends Service {
      void onTekstMessage(String text);
    }

    static class NoService {
      public void onTekstMessage(String text) {}
    }
  }

  @Test
  void onlyClassesOfServicesAreExamined() {
    Definitions.assertCorrect(new NotAsked());
  }

  static class Twice implements UpgradeService {
    @Get
    public Room upgrade() {
      throw new AssertionError();
    }

    static class Room implements Service {
      public void onX() {}
    }
  }

  @Test
  void aClassThatIsKnownInTwoWaysIsExaminedOnce() {
    assertEquals(1, findings(new Twice()).size());
  }

  private static final class Hidden implements UpgradeService {
    @Get
    public HiddenService upgrade() {
      return new HiddenService();
    }
  }

  private static final class HiddenService implements Service {
    private HiddenService() {}

    public String onTextMessage(String text) {
      return "hidden " + text;
    }
  }

  @Test
  void classesNeedNotBePublic() throws IOException {
    try (Listener listener = listener(0)) {
      listener.attach(new Hidden()).start();
      assertAnswers("hidden", listener, "/");
    }
  }

  static class Configured extends Upgrade {
    private int asked;

    @Override
    public Optional<ServiceConfiguration> configuration() {
      asked++;
      return Optional.empty();
    }
  }

  @Test
  void theConfigurationIsAskedForOnce() {
    Configured service = new Configured();
    Definitions.assertCorrect(service);
    assertEquals(1, service.asked);
    assertTrue(service.configuration().isEmpty());
  }
}
