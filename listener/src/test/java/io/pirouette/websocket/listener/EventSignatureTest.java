// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFindings;
import static io.pirouette.websocket.listener.Definitions.each;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What onOpen, onClose and onError take and return. Each upgrade service has services nested. */
class EventSignatureTest {

  static class Open extends Upgrade {
    static class A implements Service {
      public void onOpen(String text) {}
    }

    static class B implements Service {
      public void onOpen(Caller caller, Thread thread) {}
    }

    static class C implements Service {
      public void onOpen(Caller caller, Caller again) {}
    }
  }

  @Test
  @Tag("CMP-07")
  void onOpenTakesNothingButTheCaller() {
    assertFindings(
        new Open(),
        "WEBSOCKET_204",
        "Open$A.onOpen(java.lang.String): parameter 1",
        "Open$B.onOpen(io.pirouette.websocket.Caller, java.lang.Thread): parameter 2",
        "parameter 2");
    assertFindings(new Open(), "WEBSOCKET_204", "Caller)", "Caller)", "Caller)");
  }

  static class OpenResults extends Upgrade {
    static class A implements Service {
      public Thread onOpen() {
        throw new AssertionError();
      }
    }

    static class B implements Service {
      public CompletionStage<String> onOpen(Caller caller) {
        throw new AssertionError();
      }
    }
  }

  @Test
  @Tag("CMP-08")
  @Tag("CMP-19")
  void onOpenReturnsWhatCanBeSent() {
    assertFindings(
        new OpenResults(),
        "WEBSOCKET_213",
        "A.onOpen(): returns java.lang.Thread (return void or ",
        "returns java.util.concurrent.CompletionStage<java.lang.String> (return void or ");
  }

  static class OpenCorrect extends Upgrade {
    static class A implements Service {
      public void onOpen() {}
    }

    static class B implements Service {
      public String onOpen(Caller caller) {
        return "";
      }
    }

    static class C implements Service {
      public Stream<byte[]> onOpen() {
        return Stream.of();
      }
    }

    static class D implements Service {
      public List<Integer> onOpen() {
        return List.of();
      }
    }

    static class E implements Service {
      public CloseFrame onOpen() {
        return new CloseFrame.GoingAway();
      }
    }
  }

  @Test
  @Tag("CMP-07")
  @Tag("CMP-08")
  void orNothing() {
    assertCorrect(new OpenCorrect());
  }

  static class CloseParameterCount extends Upgrade {
    static class A implements Service {
      public void onClose() {}
    }

    static class B implements Service {
      public void onClose(Caller caller, int statusCode, String reason, String more) {}
    }
  }

  @Test
  @Tag("CMP-09")
  void onCloseTakesOneToThreeParameters() {
    assertFindings(new CloseParameterCount(), "WEBSOCKET_206", "A.onClose()", "B.onClose(");
  }

  static class CloseParameters extends Upgrade {
    static class A implements Service {
      public void onClose(long statusCode) {}
    }

    static class B implements Service {
      public void onClose(int statusCode, Thread thread) {}
    }

    static class C implements Service {
      public void onClose(Caller caller, String reason, String again) {}
    }

    static class D implements Service {
      public void onClose(int statusCode, Integer again) {}
    }
  }

  @Test
  @Tag("CMP-11")
  void theyAreTheCallerTheCodeAndTheReasonOnceEach() {
    assertFindings(
        new CloseParameters(),
        "WEBSOCKET_202",
        "parameter 1 of type long",
        "parameter 2 of type java.lang.Thread",
        "parameter 3 of type java.lang.String",
        "parameter 2 of type java.lang.Integer");
    assertFindings(
        new CloseParameters(),
        "WEBSOCKET_202",
        each("declare parameters of types Caller, int, String)", 4));
  }

  static class CloseAlone extends Upgrade {
    static class A implements Service {
      public void onClose(String reason) {}
    }

    static class B implements Service {
      public void onClose(Integer statusCode) {}
    }

    static class C implements Service {
      public void onClose(Caller caller) {}
    }
  }

  @Test
  @Tag("CMP-10")
  void anyOfThemMayStandAlone() {
    assertCorrect(new CloseAlone());
  }

  static class Results extends Upgrade {
    static class A implements Service {
      public CloseFrame onClose(int statusCode) {
        return new CloseFrame.NormalClosure();
      }
    }

    static class B implements Service {
      public Throwable onError(Throwable error) {
        return error;
      }
    }

    static class C implements Service {
      public byte[] onPong(byte[] data) {
        return data;
      }
    }

    static class D implements Service {
      public String onError(Caller caller, Throwable error) {
        return error.getMessage();
      }
    }
  }

  @Test
  @Tag("CMP-12")
  @Tag("RET-11")
  void onCloseAndOnPongReturnNothingAndOnErrorAtMostACloseFrame() {
    assertFindings(
        new Results(),
        "WEBSOCKET_205",
        "A.onClose(int): returns io.pirouette.websocket.CloseFrame (return void)",
        "B.onError(java.lang.Throwable): returns java.lang.Throwable (return void or CloseFrame)",
        "C.onPong(byte[]): returns byte[] (return void)",
        "returns java.lang.String (return void or CloseFrame)");
  }

  static class ResultsCorrect extends Upgrade {
    static class A implements Service {
      public void onClose(int statusCode) {}

      public void onError(Throwable error) {}

      public void onPong() {}
    }

    static class B implements Service {
      public CloseFrame onError(Throwable error) {
        return new CloseFrame.InternalServerError();
      }
    }

    static class C implements Service {
      public CloseFrame.GoingAway onError(Throwable error) {
        return new CloseFrame.GoingAway();
      }
    }
  }

  @Test
  @Tag("CMP-12")
  void suchMethodsAreCorrect() {
    assertCorrect(new ResultsCorrect());
  }

  static class ErrorAlone extends Upgrade {
    static class A implements Service {
      public void onError() {}
    }

    static class B implements Service {
      public void onError(Caller caller) {}
    }

    static class C implements Service {
      public void onError(String message) {}
    }

    /** Not every error is one. */
    static class D implements Service {
      public void onError(WebSocketException error) {}
    }
  }

  @Test
  @Tag("CMP-13")
  void onErrorTakesTheError() {
    assertFindings(
        new ErrorAlone(),
        "WEBSOCKET_207",
        each("declare parameters of types Caller, Throwable)", 4));
  }

  static class ErrorParameters extends Upgrade {
    static class A implements Service {
      public void onError(Caller caller, String message) {}
    }

    static class B implements Service {
      public void onError(Throwable error, Throwable cause) {}
    }

    static class C implements Service {
      public void onError(Object error, Throwable cause, Caller caller) {}
    }
  }

  @Test
  @Tag("CMP-14")
  void itTakesNothingElseButTheCaller() {
    assertFindings(
        new ErrorParameters(),
        "WEBSOCKET_208",
        "parameter 2 of type java.lang.String",
        "parameter 2 of type java.lang.Throwable",
        "parameter 1 of type java.lang.Object");
  }
}
