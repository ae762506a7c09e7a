// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer makes of a message's type, it calls no method but those for message types. */
@Tag("T42")
class MessageTypeTricksIT extends CustomDispatchApplication {

  /** Methods of the service that are for events, for errors, or nobody else's business. */
  private static final List<String> METHODS =
      List.of(
          "open",
          "close",
          "error",
          "ping",
          "pong",
          "message",
          "message error",
          "messageError",
          "text message",
          "textMessage",
          "binary message",
          "binaryMessage",
          "subscribe error",
          "subscribeError",
          "SubscribeError",
          "idle timeout",
          "idleTimeout",
          "static",
          "protected",
          "packaged",
          "secret",
          "bystander",
          "habit",
          "1",
          "lookers",
          "heartbeat",
          "custom headers",
          "customHeaders");

  /** Methods of every object, and names that mean something elsewhere. */
  private static final List<String> OTHERS =
      List.of(
          "class",
          "getClass",
          "wait",
          "notify",
          "notifyAll",
          "hashCode",
          "equals",
          "toString",
          "finalize",
          "clone",
          "init",
          "<init>",
          "<clinit>",
          "lambda$onOpen$0",
          "__proto__",
          "java.lang.Runtime",
          "../open",
          "${jndi:ldap://127.0.0.1/a}");

  /** Next to no names at all, and those whose letters change with the country. */
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "on",
          ".",
          "_",
          "\\u0000",
          "\\ud800",
          "öpen",
          "İdentity",
          "pıng",
          "PİNG",
          "ＰＩＮＧ",
          "o\\u0000pen",
          "open\\u0000",
          "close ".repeat(1_700));

  /** The same in other letters, between separators, and with the prefix. */
  private static Stream<String> variants(String name) {
    String capital = name.isEmpty() ? "" : upperCase(name.substring(0, 1)) + name.substring(1);
    return Stream.of(name, capital, upperCase(name), "on" + capital, "on " + name, "_" + name)
        .flatMap(variant -> Stream.of(variant, variant + " ", "/" + variant + "!"));
  }

  private static String upperCase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static List<String> messages() {
    return Stream.concat(
            METHODS.stream().flatMap(MessageTypeTricksIT::variants),
            Stream.concat(OTHERS.stream(), ODD.stream()))
        .map(CustomDispatchApplication::message)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"guarded", "guarded-kinds"})
  @Tag("DSP-14")
  void noTypeLeadsToAMethodThatIsForSomethingElse(String kind) throws IOException {
    try (RawPeer peer = open("annotated", kind)) {
      peer.expectText("onOpen");
      for (String message : messages()) {
        expectCall(peer, "else", message);
      }
      peer.send(Frame.control(Frame.PING, "hello"));
      peer.expect(Frame.control(Frame.PONG, "onPing"));
      peer.send(Frame.control(Frame.PONG, "hello"));
      peer.expectText("onPong");
    }
  }

  @Test
  @Tag("DSP-14")
  void withoutAMethodForTheRestNothingIsCalledAtAll() throws IOException {
    try (RawPeer peer = open("annotated", "silent")) {
      for (String message : messages()) {
        if (!message.toLowerCase(Locale.ROOT).contains("heartbeat")) {
          peer.sendText(message);
        }
      }
      expectCall(peer, "onHeartbeat", message("heartbeat"));
    }
  }

  @Test
  void methodsThatAreInheritedFromServicesAreFound() throws IOException {
    try (RawPeer peer = open("annotated", "guarded")) {
      peer.expectText("onOpen");
      expectCall(peer, "onMixin", message("mixin"));
      expectCall(peer, "onGeneric", message("generic"));
    }
  }

  @Test
  void lettersAreThoseOfAscii() throws IOException {
    try (RawPeer peer = open("annotated", "market")) {
      expectCall(peer, "onIdentity", message("identity"));
      expectCall(peer, "onIdentity", message("IDENTITY"));
      expectCall(peer, "onDentity", message("ıdentity"));
      expectCall(peer, "onDentity", message("İDENTITY"));
      expectCall(peer, "onMessage", message("ident\u0131ty"));
      expectCall(peer, "onMessage", message("i\u0307dentity"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[1,", "[{\"event\": \"identity\", \"a\": "})
  void whatIsNestedDeeplyHarmsNobody(String bracket) throws IOException {
    String open = bracket.repeat(20_000);
    try (RawPeer peer = open("annotated", "market")) {
      for (String message : List.of(open, "{\"a\": " + open, "{\"event\": " + open)) {
        expectCall(peer, "onMessage", message);
      }
      expectCall(peer, "onHeartbeat", message("heartbeat"));
    }
  }

  @Test
  void noPartOfAMessageIsTooLongToBePassedOver() throws IOException {
    String filler = "x".repeat(1_000_000);
    try (RawPeer peer = open("annotated", "market")) {
      expectCall(peer, "onHeartbeat", "{\"a\": \"" + filler + "\", \"event\": \"heartbeat\"}");
      expectCall(peer, "onHeartbeat", "{\"" + filler + "\": 1, \"event\": \"heartbeat\"}");
      expectCall(peer, "onMessage", message(filler));
    }
  }
}
