// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFinding;
import static io.pirouette.websocket.listener.Definitions.assertFindings;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.DispatcherConfig;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.listener.Definitions.Dispatching;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The message types that methods are annotated with: each leads to one method. */
class DispatcherValueDefinitionTest {

  static class OtherMethod extends Dispatching {
    static class A implements Service {
      @DispatcherConfig("un subscribe")
      public void onBye(String text) {}

      public void onUnSubscribe(String text) {}
    }

    static class B implements Service {
      @DispatcherConfig("subscribeTrade")
      public void onTrade(String text) {}

      public void onSubscribeTrade(String text) {}
    }

    static class C implements Service {
      @DispatcherConfig("__LATER__")
      public void onSooner(String text) {}

      @DispatcherConfig("a type")
      public void onLater(String text) {}
    }
  }

  @Test
  @Tag("CMP-29")
  @Tag("T42")
  void noAnnotatedValueLeadsToAnotherMethod() {
    assertFindings(
        new OtherMethod(),
        "WEBSOCKET_217",
        "@DispatcherConfig(\"un subscribe\") leads to onUnSubscribe",
        "@DispatcherConfig(\"subscribeTrade\") leads to onSubscribeTrade",
        "@DispatcherConfig(\"__LATER__\") leads to onLater");
    assertFindings(new OtherMethod(), "WEBSOCKET_217", "A.onBye(", "B.onTrade(", "C.onSooner(");
  }

  static class OwnName extends Dispatching {
    static class Room implements Service {
      @DispatcherConfig("un subscribe")
      public void onUnSubscribe(String text) {}

      @DispatcherConfig("unsubscribe")
      public void onBye(String text) {}

      @DispatcherConfig("bye bye")
      public void onByeByeNow(String text) {}
    }
  }

  @Test
  @Tag("CMP-29")
  void toItsOwnItMay() {
    assertCorrect(new OwnName());
  }

  static class Twice extends Dispatching {
    abstract static class Base implements Service {
      @DispatcherConfig("order")
      public void onFirst(String text) {}
    }

    static class Room extends Base {
      @DispatcherConfig("order")
      public void onSecond(String text) {}

      @DispatcherConfig("Order")
      public void onThird(String text) {}

      @DispatcherConfig("order ")
      public void onFourth(String text) {}
    }
  }

  @Test
  @Tag("CMP-30")
  @Tag("T42")
  void noTwoMethodsHaveTheSameValue() {
    assertFinding(new Twice(), "WEBSOCKET_218", "\"order\"", ".onFirst", ".onSecond");
  }

  static class Standard extends Dispatching {
    static class A implements Service {
      @DispatcherConfig("a")
      public void onOpen() {}

      @DispatcherConfig("b")
      public void onTextMessage(String text) {}

      @DispatcherConfig("c")
      public void onBinaryMessage(byte[] data) {}

      @DispatcherConfig("d")
      public void onPing() {}

      @DispatcherConfig("e")
      public void onPong() {}

      @DispatcherConfig("f")
      public void onClose(int statusCode) {}

      @DispatcherConfig("g")
      public void onError(Throwable error) {}
    }

    static class B implements Service {
      @DispatcherConfig("open")
      public void onMessage(String text) {}
    }
  }

  @Test
  @Tag("CMP-31")
  @Tag("T42")
  void noStandardMethodHasOne() {
    assertFindings(
        new Standard(),
        "WEBSOCKET_219",
        "A.onBinaryMessage(byte[]): has @DispatcherConfig",
        "A.onClose(",
        "A.onError(",
        "A.onOpen(",
        "A.onPing(",
        "A.onPong(",
        "A.onTextMessage(",
        "B.onMessage(");
  }

  static class StandardWithoutEvent extends Dispatching {
    static class Room implements Service {
      @DispatcherConfig("a")
      public void onIdleTimeout(Caller caller) {}
    }
  }

  @Test
  @Tag("CMP-31")
  void norDoesTheOneForIdleTimeouts() {
    assertFinding(new StandardWithoutEvent(), "WEBSOCKET_219", "Room.onIdleTimeout(");
  }

  private static final String SIXTY_FOUR =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private static final String LONGEST = SIXTY_FOUR + SIXTY_FOUR + SIXTY_FOUR + SIXTY_FOUR;

  static class Length extends Dispatching {
    static class A implements Service {
      @DispatcherConfig("")
      public void onOrder(String text) {}
    }

    static class B implements Service {
      @DispatcherConfig(LONGEST + "g")
      public void onOrder(String text) {}
    }
  }

  static class LengthCorrect extends Dispatching {
    static class Room implements Service {
      @DispatcherConfig(" ")
      public void onShort(String text) {}

      @DispatcherConfig(LONGEST)
      public void onLong(String text) {}
    }
  }

  @Test
  @Tag("T42")
  void aValueHas1To256Characters() {
    assertFindings(
        new Length(),
        "PIROUETTE_11",
        "A.onOrder(java.lang.String): @DispatcherConfig has a value of 0 characters",
        "B.onOrder(java.lang.String): @DispatcherConfig has a value of 257 characters");
    assertCorrect(new LengthCorrect());
  }
}
