// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFinding;
import static io.pirouette.websocket.listener.Definitions.assertFindings;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.DispatcherConfig;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.error.ServiceDefinitionException.Finding;
import io.pirouette.websocket.listener.Definitions.Dispatching;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Methods for message types: which there may be, so that each of them can be called. */
class DispatcherDefinitionTest {

  static class AnyName extends Dispatching {
    static class Room implements Service {
      public void onTekstMessage(String text) {}

      public String onX(Caller caller, String text) {
        return text;
      }

      @DispatcherConfig("order.created/v2")
      public void onOrder(byte[] data) {}
    }
  }

  @Test
  @Tag("CMP-05")
  void withAKeyAMethodMayHaveAnyName() {
    assertCorrect(new AnyName());
  }

  static class Programmed extends Upgrade {
    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(ServiceConfiguration.builder().dispatcherKey("event").build());
    }

    static class Room implements Service {
      public void onX(String text) {}
    }
  }

  @Test
  @Tag("CMP-05")
  void alsoIfTheKeyIsKnownAtRunTime() {
    assertCorrect(new Programmed());
  }

  static class NoKey extends Upgrade {
    static class Room implements Service {
      @DispatcherConfig("a type")
      public void onX(String text) {}

      public void onY(String text) {}
    }
  }

  @Test
  @Tag("CMP-05")
  void withoutOneNobodyWouldEverCallIt() {
    List<Finding> findings = Definitions.findings(new NoKey());
    assertTrue(findings.toString().contains("dispatcherKey"), findings::toString);
    assertFindings(new NoKey(), "WEBSOCKET_105", "Room.onX", "Function `onY` not accepted");
  }

  static class IdleTimeout extends Dispatching {
    static class Room implements Service {
      public void onIdleTimeout(String text) {}
    }
  }

  @Test
  @Tag("CMP-05")
  @Tag("DSP-14")
  void noMethodForAnEventIsTakenForOneOfAMessageType() {
    assertFinding(new IdleTimeout(), "WEBSOCKET_210", "Room.onIdleTimeout");
  }

  static class NotRemote extends Dispatching {
    static class A implements Service {
      @DispatcherConfig("order")
      void onOrder(String text) {}
    }

    static class B implements Service {
      @DispatcherConfig("order")
      public static void onOrder(String text) {}
    }

    static class C implements Service {
      @DispatcherConfig("order")
      public void order(String text) {}
    }

    static class D implements Service {
      @DispatcherConfig("order")
      private void onOrder(String text) {}
    }
  }

  @Test
  @Tag("CMP-05")
  @Tag("T42")
  void anAnnotatedMethodIsARemoteMethod() {
    assertFindings(
        new NotRemote(),
        "WEBSOCKET_105",
        "NotRemote$A.onOrder(java.lang.String): has @DispatcherConfig",
        "NotRemote$B.onOrder",
        "NotRemote$C.order",
        "NotRemote$D.onOrder");
  }

  static class Unreachable extends Dispatching {
    static class A implements Service {
      public void onOrder_created(String text) {}

      public void onÄnderung(String text) {}

      public void onPrice$(String text) {}
    }

    static class B implements Service {
      @DispatcherConfig("order created")
      public void onOrder_created(String text) {}

      @DispatcherConfig("Änderung")
      public void onÄnderung(String text) {}
    }
  }

  @Test
  @Tag("CMP-05")
  @Tag("DSP-04")
  void aMethodWhoseNameNoTypeLeadsToNeedsTheAnnotation() {
    assertFindings(
        new Unreachable(), "WEBSOCKET_105", "A.onOrder_created", "A.onPrice$", "A.onÄnderung");
  }

  static class Overridden extends Dispatching {
    interface Generic<T> extends Service {
      T onA(T message);
    }

    abstract static class Base implements Generic<String> {
      @DispatcherConfig("b")
      public void onB(String text) {}

      @DispatcherConfig("c")
      public abstract Object onC(String text);
    }

    static class Room extends Base {
      @Override
      @DispatcherConfig("a")
      public String onA(String message) {
        return message;
      }

      @Override
      @DispatcherConfig("b")
      public void onB(String text) {}

      @Override
      @DispatcherConfig("c")
      public String onC(String text) {
        return text;
      }
    }
  }

  @Test
  @Tag("CMP-30")
  @Tag("T42")
  void aMethodThatOverridesAnotherIsThatOne() {
    assertCorrect(new Overridden());
  }

  @ServiceConfig(dispatcherStreamId = "id")
  static class StreamId extends Upgrade {}

  @Test
  @Tag("CMP-32")
  @Tag("DSP-13")
  void thePropertyOfAStreamComesWithThatOfATypeInTheAnnotation() {
    assertFinding(
        new StreamId(),
        "WEBSOCKET_120",
        "DispatcherDefinitionTest$StreamId",
        "dispatcherStreamId",
        "without a dispatcherKey");
  }

  static class Overloads extends Dispatching {
    interface Mixin extends Service {
      default void onInherited(Caller caller, String text) {}
    }

    static class A implements Service {
      public void onOrder(String text) {}

      public void onOrder(byte[] data) {}
    }

    static class B implements Mixin {
      public void onInherited(String text) {}
    }

    static class C implements Service {
      @DispatcherConfig("one")
      public void onOrder(String text) {}

      @DispatcherConfig("two")
      public void onOrder(Caller caller, String text) {}
    }
  }

  @Test
  @Tag("T42")
  void overloadsAreRefused() {
    assertFindings(
        new Overloads(),
        "PIROUETTE_1",
        "A.onOrder: declared 2 times",
        "B.onInherited: declared 2 times",
        "C.onOrder: declared 2 times");
  }
}
