// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is wrong with a class is found when it is attached, with a cure. */
class ServiceDefinitionTest {

  private static List<Finding> findings(UpgradeService service) {
    try (Listener listener = Listener.on(0)) {
      return assertThrows(ServiceDefinitionException.class, () -> listener.attach(service))
          .findings();
    }
  }

  private static void assertFinding(UpgradeService service, String code, String... texts) {
    List<Finding> findings = findings(service);
    assertEquals(1, findings.size(), findings::toString);
    Finding finding = findings.get(0);
    assertEquals(code, finding.code(), finding::toString);
    for (String text : texts) {
      assertTrue(finding.toString().contains(text), finding::toString);
    }
  }

  static class Overloads implements Service {
    public void onTextMessage(String text) {}

    public void onTextMessage(Caller caller, String text) {}
  }

  static class OverloadsUpgrade implements UpgradeService {
    @Get
    public Overloads upgrade() {
      return new Overloads();
    }
  }

  @Test
  void overloadsAreRefused() {
    assertFinding(
        new OverloadsUpgrade(), "PIROUETTE_1", "Overloads.onTextMessage", "declared 2 times");
  }

  static class Both implements Service {
    public void onTextMessage(String text) {}

    public void onMessage(String text) {}
  }

  static class BothUpgrade implements UpgradeService {
    @Get
    public Both upgrade() {
      return new Both();
    }
  }

  @Test
  @Tag("CMP-27")
  void onMessageStandsAlone() {
    assertFinding(
        new BothUpgrade(),
        "WEBSOCKET_216",
        "Cannot have `onTextMessage` with `onMessage` remote function");
  }

  static class Parameters implements Service {
    public void onOpen(String text) {}

    public void onTextMessage(Caller caller) {}

    public int onBinaryMessage(byte[] data) {
      return 0;
    }

    public String onClose(int code) {
      return "";
    }

    public void onError(Caller caller) {}

    public void onPing(Thread thread) {}
  }

  static class ParametersUpgrade implements UpgradeService {
    @Get
    public Parameters upgrade() {
      return new Parameters();
    }
  }

  @Test
  @Tag("CMP-07")
  @Tag("CMP-12")
  @Tag("CMP-13")
  @Tag("CMP-17")
  @Tag("CMP-19")
  @Tag("CMP-22")
  void eachMethodIsHeldToItsSignature() {
    assertEquals(
        List.of(
            "WEBSOCKET_213", // onBinaryMessage returns int
            "WEBSOCKET_205", // onClose returns a value
            "WEBSOCKET_207", // onError takes no error
            "WEBSOCKET_204", // onOpen takes a text
            "WEBSOCKET_108", // onPing takes a thread
            "WEBSOCKET_211"), // onTextMessage takes no text
        findings(new ParametersUpgrade()).stream().map(Finding::code).toList());
  }

  static class NoCloseParameters implements Service {
    public void onClose() {}
  }

  static class NoCloseParametersUpgrade implements UpgradeService {
    @Get
    public NoCloseParameters upgrade() {
      return new NoCloseParameters();
    }
  }

  @Test
  @Tag("CMP-09")
  void onCloseTakesAtLeastOneParameter() {
    assertFinding(new NoCloseParametersUpgrade(), "WEBSOCKET_206", "onClose()");
  }

  /** The service is known by its nesting alone. */
  static class NestedUpgrade implements UpgradeService {
    @Get
    public Service upgrade() {
      return new Nested();
    }

    static class Nested implements Service {
      public void onTekstMessage(String text) {}
    }
  }

  @Test
  @Tag("CMP-05")
  void aMethodNamedLikeARemoteMethodIsRefused() {
    assertFinding(
        new NestedUpgrade(),
        "WEBSOCKET_105",
        "Function `onTekstMessage` not accepted by the service",
        "onTextMessage");
  }

  @Test
  void aMistakeIsFoundEveryTime() {
    assertEquals(findings(new NestedUpgrade()), findings(new NestedUpgrade()));
  }

  static class NoResource implements UpgradeService {}

  @Test
  @Tag("CMP-01")
  @Tag("LSN-19")
  void anUpgradeServiceHasAResource() {
    assertFinding(new NoResource(), "WEBSOCKET_101", "not 0", "@Get");
  }

  static class WrongResource implements UpgradeService {
    @Get("{id}")
    String upgrade(int number) {
      return "";
    }
  }

  @Test
  @Tag("CMP-03")
  void aResourceIsPublicReturnsAServiceAndHasALiteralPath() {
    assertEquals(
        List.of("PIROUETTE_2", "WEBSOCKET_104", "PIROUETTE_2", "PIROUETTE_3"),
        findings(new WrongResource()).stream().map(Finding::code).toList());
  }

  @ServiceConfig(maxFrameSize = 100)
  static class TwiceConfigured implements UpgradeService {
    @Get
    public Service upgrade() {
      throw new AssertionError();
    }

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(ServiceConfiguration.defaults());
    }
  }

  @Test
  void annotationAndConfigurationTogetherAreRefused() {
    assertFinding(new TwiceConfigured(), "PIROUETTE_4", "both @ServiceConfig and configuration()");
  }

  @ServiceConfig(maxMessageSize = 0)
  static class ImpossiblyConfigured implements UpgradeService {
    @Get
    public Service upgrade() {
      throw new AssertionError();
    }
  }

  @Test
  void anImpossibleValueIsNamed() {
    assertFinding(new ImpossiblyConfigured(), "PIROUETTE_4", "maxMessageSize: 0 (expected: > 0)");
  }
}
