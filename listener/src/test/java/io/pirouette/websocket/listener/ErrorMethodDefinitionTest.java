// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFinding;
import static io.pirouette.websocket.listener.Definitions.assertFindings;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.PayloadValidationException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.listener.Definitions.Dispatching;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Methods that are told of the messages that do not fit another one: what they take and return. */
class ErrorMethodDefinitionTest {

  static class Correct extends Dispatching {
    static class A implements Service {
      public void onMessage(int number) {}

      public void onMessageError(PayloadBindingException error) {}

      public void onOrder(int number) {}

      public CloseFrame onOrderError(Caller caller, WebSocketException error) {
        return new CloseFrame.PolicyViolation();
      }

      public void onTrade(int number) {}

      public CloseFrame.GoingAway onTradeError(RuntimeException error, Caller caller) {
        return new CloseFrame.GoingAway();
      }
    }

    static class B implements Service {
      public void onTextMessage(String text) {}

      public void onTextMessageError(Exception error) {}

      public void onOrder(int number) {}

      public void onOrderError(Throwable error) {}
    }
  }

  static class CorrectWithoutKey extends Upgrade {
    static class A implements Service {
      public void onMessage(int number) {}

      public void onMessageError(Caller caller, Throwable error) {}
    }

    static class B implements Service {
      public void onTextMessage(String text) {}

      public CloseFrame onTextMessageError(Throwable error) {
        return null;
      }
    }
  }

  @Test
  @Tag("CMP-12")
  @Tag("CMP-14")
  void theyTakeTheErrorAndTheCaller() {
    assertCorrect(new Correct());
    assertCorrect(new CorrectWithoutKey());
  }

  static class Parameters extends Dispatching {
    static class A implements Service {
      public void onOrder(int number) {}

      public void onOrderError(Caller caller, Throwable error, String text) {}
    }

    static class B implements Service {
      public void onMessage(int number) {}

      public void onMessageError(PayloadBindingException error, Throwable cause) {}
    }

    static class C implements Service {
      public void onOrder(int number) {}

      public void onOrderError(Caller caller, IOException error) {}
    }

    static class D implements Service {
      public void onOrder(int number) {}

      public void onOrderError(Caller caller, PayloadValidationException error) {}
    }
  }

  @Test
  @Tag("CMP-14")
  void andNothingElse() {
    assertFindings(
        new Parameters(),
        "WEBSOCKET_208",
        "A.onOrderError(" + Caller.class.getName() + ", java.lang.Throwable, java.lang.String)",
        "parameter 2 of type java.lang.Throwable",
        "parameter 2 of type java.io.IOException",
        "parameter 2 of type " + PayloadValidationException.class.getName());
  }

  static class Results extends Dispatching {
    static class A implements Service {
      public void onOrder(int number) {}

      public String onOrderError(Throwable error) {
        return error.getMessage();
      }
    }

    static class B implements Service {
      public void onMessage(int number) {}

      public Throwable onMessageError(Caller caller, Throwable error) {
        return error;
      }
    }
  }

  @Test
  @Tag("CMP-12")
  void theyReturnNothingOrACloseFrame() {
    assertFindings(
        new Results(),
        "WEBSOCKET_205",
        "A.onOrderError(java.lang.Throwable): returns java.lang.String (return void or CloseFrame)",
        "returns java.lang.Throwable (return void or CloseFrame)");
  }

  static class NobodysError extends Upgrade {
    static class A implements Service {
      public void onTextMessage(String text) {}

      public void onMessageError(Throwable error) {}
    }

    static class B implements Service {
      public void onBinaryMessage(byte[] data) {}

      public void onBinaryMessageError(Throwable error) {}
    }

    static class C implements Service {
      public void onPing(byte[] data) {}

      public void onPingError(Throwable error) {}
    }

    static class D implements Service {
      public void onMessage(String text) {}

      public void onMessageError(Caller caller) {}
    }
  }

  @Test
  @Tag("CMP-05")
  void oneThatIsToldOfNoMethodsErrorsIsUnknown() {
    assertFindings(
        new NobodysError(),
        "WEBSOCKET_105",
        "`onMessageError`",
        "`onBinaryMessageError`",
        "`onPingError`",
        "`onMessageError`");
  }

  static class NobodysCustomError extends Dispatching {
    static class Room implements Service {
      public void onOrder(int number) {}

      public void onTradeError(Throwable error) {}
    }
  }

  @Test
  @Tag("CMP-22")
  void withAKeyItIsForATypeOfItsOwnAndNoMessageCanBecomeAnError() {
    assertFinding(
        new NobodysCustomError(),
        "WEBSOCKET_108",
        "Room.onTradeError(",
        "parameter 1 of type java.lang.Throwable");
  }

  static class NoError extends Dispatching {
    static class Room implements Service {
      public void onTrade(int number) {}

      public void onTradeError(int number) {}
    }
  }

  @Test
  @Tag("CMP-05")
  void oneThatTakesNoErrorIsForATypeOfItsOwnToo() {
    assertCorrect(new NoError());
  }
}
