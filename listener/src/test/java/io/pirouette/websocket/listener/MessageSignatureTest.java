// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFindings;
import static io.pirouette.websocket.listener.Definitions.each;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the methods for messages, pings and pongs take and return. Services are nested here too. */
class MessageSignatureTest {

  static class Text extends Upgrade {
    static class A implements Service {
      public void onTextMessage() {}
    }

    static class B implements Service {
      public void onTextMessage(Caller caller) {}
    }

    static class C implements Service {
      public void onTextMessage(CharSequence text) {}
    }

    static class D implements Service {
      public void onTextMessage(byte[] data) {}
    }
  }

  @Test
  @Tag("CMP-17")
  void onTextMessageTakesTheText() {
    assertFindings(
        new Text(), "WEBSOCKET_211", each("declare parameters of types Caller, String)", 4));
    assertFindings(
        new Text(),
        "WEBSOCKET_211",
        "A.onTextMessage(): does not take the text",
        "B.onTextMessage(",
        "parameter 1 of type java.lang.CharSequence",
        "parameter 1 of type byte[]");
  }

  static class TextParameters extends Upgrade {
    static class A implements Service {
      public void onTextMessage(Caller caller, UpgradeRequest request) {}
    }

    static class B implements Service {
      public void onTextMessage(String text, String again) {}
    }

    static class C implements Service {
      public void onTextMessage(boolean last, String text) {}
    }
  }

  @Test
  @Tag("CMP-18")
  void itTakesNothingElseButTheCaller() {
    assertFindings(
        new TextParameters(),
        "WEBSOCKET_212",
        "parameter 2 of type io.pirouette.websocket.UpgradeRequest",
        "parameter 2 of type java.lang.String",
        "parameter 1 of type boolean");
  }

  static class Binary extends Upgrade {
    static class A implements Service {
      public void onBinaryMessage() {}
    }

    static class B implements Service {
      public void onBinaryMessage(Caller caller) {}
    }

    static class C implements Service {
      public void onBinaryMessage(ByteBuffer data) {}
    }

    static class D implements Service {
      public void onBinaryMessage(String text) {}
    }

    static class E implements Service {
      public void onBinaryMessage(byte[]... data) {}
    }
  }

  @Test
  @Tag("CMP-20")
  void onBinaryMessageTakesTheBytes() {
    assertFindings(
        new Binary(), "WEBSOCKET_214", each("declare parameters of types Caller, byte[])", 5));
    assertFindings(
        new Binary(),
        "WEBSOCKET_214",
        "A.onBinaryMessage(): does not take the bytes",
        "B.onBinaryMessage(",
        "parameter 1 of type java.nio.ByteBuffer",
        "parameter 1 of type java.lang.String",
        "parameter 1 of type byte[][]");
  }

  static class BinaryParameters extends Upgrade {
    static class A implements Service {
      public void onBinaryMessage(Caller caller, int length) {}
    }

    static class B implements Service {
      public void onBinaryMessage(byte[] data, Caller caller, byte[] again) {}
    }
  }

  @Test
  @Tag("CMP-21")
  void norDoesItTakeAnythingElse() {
    assertFindings(
        new BinaryParameters(),
        "WEBSOCKET_215",
        "parameter 2 of type int",
        "parameter 3 of type byte[]");
  }

  static class Either extends Upgrade {
    static class A implements Service {
      public void onMessage() {}
    }

    static class B implements Service {
      public void onMessage(Caller caller) {}
    }

    static class C implements Service {
      public void onMessage(Thread thread) {}
    }

    static class D implements Service {
      public void onMessage(String text, byte[] data) {}
    }
  }

  @Test
  @Tag("CMP-22")
  void onMessageTakesOneMessageAndTheCaller() {
    assertFindings(
        new Either(),
        "WEBSOCKET_108",
        "A.onMessage(): does not take the message",
        "B.onMessage(",
        "parameter 1 of type java.lang.Thread",
        "parameter 2 of type byte[]");
  }

  static class Control extends Upgrade {
    static class A implements Service {
      public void onPing(String text) {}
    }

    static class B implements Service {
      public void onPing(Caller caller, byte[] data, byte[] again) {}
    }

    static class C implements Service {
      public void onPong(Caller caller, ByteBuffer data) {}
    }
  }

  @Test
  @Tag("CMP-22")
  @Tag("CMP-24")
  void onPingAndOnPongTakeTheBytesAndTheCaller() {
    assertFindings(
        new Control(), "WEBSOCKET_108", each("declare parameters of types Caller, byte[])", 3));
    assertFindings(
        new Control(),
        "WEBSOCKET_108",
        "parameter 1 of type java.lang.String",
        "parameter 3 of type byte[]",
        "parameter 2 of type java.nio.ByteBuffer");
  }

  static class Results extends Upgrade {
    static class A implements Service {
      public Thread onTextMessage(String text) {
        throw new AssertionError();
      }
    }

    static class B implements Service {
      public CompletionStage<String> onBinaryMessage(byte[] data) {
        throw new AssertionError();
      }
    }

    static class C implements Service {
      public Runnable onMessage(String text) {
        throw new AssertionError();
      }
    }

    static class D implements Service {
      public Void onTextMessage(String text) {
        throw new AssertionError();
      }
    }
  }

  @Test
  @Tag("CMP-19")
  void methodsForMessagesReturnWhatCanBeSent() {
    assertFindings(new Results(), "WEBSOCKET_213", each("(return void or ", 4));
    assertFindings(
        new Results(),
        "WEBSOCKET_213",
        "A.onTextMessage(java.lang.String): returns java.lang.Thread",
        "returns java.util.concurrent.CompletionStage<java.lang.String>",
        "returns java.lang.Runnable",
        "returns java.lang.Void");
  }

  static class PingResult extends Upgrade {
    static class Room implements Service {
      public String onPing(byte[] data) {
        return "";
      }
    }
  }

  @Test
  @Tag("CMP-19")
  @Tag("CMP-24")
  void onPingReturnsThePong() {
    assertFindings(
        new PingResult(), "WEBSOCKET_213", "returns java.lang.String (return void or byte[])");
  }

  static class Correct extends Upgrade {
    static class A implements Service {
      public String onTextMessage(String text, Caller caller) {
        return text;
      }

      public byte[] onBinaryMessage(byte[] data, Caller caller) {
        return data;
      }

      public byte[] onPing(Caller caller) {
        return new byte[0];
      }

      public void onPong() {}
    }

    static class B implements Service {
      public byte[] onMessage(Caller caller, byte... data) {
        return data;
      }

      public void onPing() {}

      public void onPong(byte[] data) {}
    }

    static class C implements Service {
      public byte[] onTextMessage(String text) {
        return new byte[0];
      }

      public String onBinaryMessage(byte[] data) {
        return "";
      }
    }
  }

  @Test
  @Tag("CMP-19")
  @Tag("CMP-24")
  @Tag("OPN-08")
  void whatIsNotNeededMayBeLeftOut() {
    assertCorrect(new Correct());
  }
}
