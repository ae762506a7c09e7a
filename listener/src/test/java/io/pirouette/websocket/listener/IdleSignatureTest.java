// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFinding;
import static io.pirouette.websocket.listener.Definitions.assertFindings;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.listener.Definitions.Dispatching;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What onIdleTimeout and onTokenExpiring take and return. Each upgrade service has services nested.
 */
class IdleSignatureTest {

  static class Parameters extends Upgrade {
    static class A implements Service {
      public void onIdleTimeout(Caller caller, String text) {}
    }

    static class B implements Service {
      public void onIdleTimeout(Duration idle, Caller caller) {}
    }

    static class C implements Service {
      public void onIdleTimeout(Caller caller, Caller again) {}
    }
  }

  @Test
  @Tag("CMP-15")
  void onIdleTimeoutHasAtMostOneParameter() {
    assertFindings(
        new Parameters(),
        "WEBSOCKET_209",
        "Parameters$A.onIdleTimeout(io.pirouette.websocket.Caller, java.lang.String): parameter 2",
        "Parameters$B.onIdleTimeout(java.time.Duration, io.pirouette.websocket.Caller): parameter"
            + " 1",
        "Parameters$C.onIdleTimeout(");
  }

  static class LoneParameter extends Upgrade {
    static class A implements Service {
      public void onIdleTimeout(String text) {}
    }

    static class B implements Service {
      public void onIdleTimeout(Service service) {}
    }

    static class C implements Service {
      public void onIdleTimeout(Caller... callers) {}
    }
  }

  @Test
  @Tag("CMP-16")
  void itIsTheCaller() {
    assertFindings(
        new LoneParameter(),
        "WEBSOCKET_210",
        "LoneParameter$A.onIdleTimeout(java.lang.String): parameter 1",
        "LoneParameter$B.onIdleTimeout(io.pirouette.websocket.Service): parameter 1",
        "LoneParameter$C.onIdleTimeout(");
  }

  static class Results extends Upgrade {
    static class A implements Service {
      public String onIdleTimeout() {
        throw new AssertionError();
      }
    }

    static class B implements Service {
      public Optional<CloseFrame> onIdleTimeout(Caller caller) {
        throw new AssertionError();
      }
    }

    static class C implements Service {
      public Stream<CloseFrame> onIdleTimeout() {
        throw new AssertionError();
      }
    }

    static class D implements Service {
      public Object onIdleTimeout() {
        throw new AssertionError();
      }
    }
  }

  @Test
  @Tag("CMP-12")
  @Tag("RET-11")
  void itReturnsNothingOrACloseFrame() {
    assertFindings(
        new Results(),
        "WEBSOCKET_205",
        "A.onIdleTimeout(): returns java.lang.String (return void or CloseFrame)",
        "(return void or CloseFrame)",
        "C.onIdleTimeout(): returns",
        "D.onIdleTimeout(): returns java.lang.Object (return void or CloseFrame)");
  }

  static class Correct extends Upgrade {
    static class A implements Service {
      public void onIdleTimeout() {}
    }

    static class B implements Service {
      public void onIdleTimeout(Caller caller) throws Exception {}
    }

    static class C implements Service {
      public CloseFrame onIdleTimeout() {
        throw new AssertionError();
      }
    }

    static class D implements Service {
      public CloseFrame.GoingAway onIdleTimeout(Caller caller) {
        throw new AssertionError();
      }
    }

    static class E extends D {}
  }

  @Test
  @Tag("CMP-15")
  @Tag("CMP-16")
  void suchMethodsAreCorrect() {
    assertCorrect(new Correct());
  }

  static class Overloaded extends Upgrade {
    static class Room implements Service {
      public void onIdleTimeout() {}

      public void onIdleTimeout(Caller caller) {}
    }
  }

  @Test
  @Tag("T42")
  void itIsDeclaredOnce() {
    assertFinding(new Overloaded(), "PIROUETTE_1", "Room.onIdleTimeout", "declared 2 times");
  }

  static class ErrorMethod extends Dispatching {
    static class Room implements Service {
      public void onIdleTimeout(Caller caller) {}

      public void onIdleTimeoutError(Throwable error) {}
    }
  }

  /** With a dispatcher key such a name is that of a message's method. */
  @Test
  @Tag("CMP-05")
  void itHasNoErrorMethodOfItsOwn() {
    assertFinding(new ErrorMethod(), "WEBSOCKET_108", "Room.onIdleTimeoutError");
  }

  static class UpgradeWithEvent extends Upgrade {
    public void onIdleTimeout() {}
  }

  @Test
  @Tag("CMP-05")
  void anUpgradeServiceIsNeverIdle() {
    assertFinding(new UpgradeWithEvent(), "WEBSOCKET_105", "UpgradeWithEvent.onIdleTimeout");
  }

  static class Expiring extends Upgrade {
    static class A implements Service {
      public void onTokenExpiring(String text) {}
    }

    static class B implements Service {
      public String onTokenExpiring(Caller caller) {
        return "soon";
      }
    }
  }

  @Test
  void onTokenExpiringTakesTheCaller() {
    assertFindings(
        new Expiring(),
        "PIROUETTE_13",
        "Expiring$A.onTokenExpiring(java.lang.String): parameter 1");
  }
}
