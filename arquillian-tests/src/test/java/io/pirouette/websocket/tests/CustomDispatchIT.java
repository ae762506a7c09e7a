// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.app.customdispatch.Longest;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.2.2: which method a text message is for. */
class CustomDispatchIT extends CustomDispatchApplication {

  /** Messages that say of which type they are, and those that only seem to. */
  private static final String ELSE = "onMessage";

  /** For all of them there is a method. */
  private static final Map<String, String> METHODS =
      Map.ofEntries(
          Map.entry("heartbeat", "onHeartbeat"),
          Map.entry("Heartbeat", "onHeartbeat"),
          Map.entry("HEARTBEAT", "onHeartbeat"),
          Map.entry("heartBeat", "onHeartbeat"),
          Map.entry("un subscribe", "onUnSubscribe"),
          Map.entry("un_subscribe", "onUnSubscribe"),
          Map.entry("UN_SUBSCRIBE", "onUnSubscribe"),
          Map.entry("un-subscribe", "onUnSubscribe"),
          Map.entry("un.subscribe", "onUnSubscribe"),
          Map.entry("un/subscribe", "onUnSubscribe"),
          Map.entry("un  \\t\\n__--subscribe", "onUnSubscribe"),
          Map.entry(" un subscribe ", "onUnSubscribe"),
          Map.entry("__un!!subscribe??", "onUnSubscribe"),
          Map.entry("unßsubscribe", "onUnSubscribe"),
          Map.entry("un€😀subscribe", "onUnSubscribe"),
          Map.entry("unSubscribe", "onUnSubscribe"),
          Map.entry("UnSubscribe", "onUnSubscribe"),
          Map.entry("subscribeTrade", "onSubscribeTrade"),
          Map.entry("subscribe trade", "onSubscribeTrade"),
          Map.entry("subscribequote", "onSubscribequote"),
          Map.entry("subscribeQuote", "onSubscribequote"),
          Map.entry("subscribe quote", "onSubscribeQuote"),
          Map.entry("v2", "onV2"),
          Map.entry("V2", "onV2"),
          Map.entry("v 2", "onV2"));

  /** There are methods whose names are almost these. */
  private static final List<String> UNKNOWN =
      List.of(
          "unsubscribe",
          "heart beat",
          "heartbeats",
          "subscribetrade",
          "SUBSCRIBETRADE",
          "onHeartbeat",
          "on heartbeat",
          "ünsubscribe",
          "\\\\heartbeat\\u0000s",
          "event",
          "something else",
          "message");

  @ParameterizedTest
  @ValueSource(strings = {"annotated", "configured", "offloaded"})
  @Tag("DSP-01")
  @Tag("DSP-02")
  @Tag("DSP-03")
  @Tag("DSP-04")
  void aMessageIsForTheMethodThatIsNamedAfterItsType(String door) throws IOException {
    try (RawPeer peer = open(door, "market")) {
      for (Map.Entry<String, String> type : METHODS.entrySet()) {
        expectCall(peer, type.getValue(), message(type.getKey()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"annotated", "configured", "offloaded"})
  @Tag("DSP-02")
  @Tag("DSP-03")
  @Tag("DSP-05")
  @Tag("DSP-08")
  void oneOfAnotherTypeIsForOnMessage(String door) throws IOException {
    try (RawPeer peer = open(door, "market")) {
      for (String type : UNKNOWN) {
        expectCall(peer, ELSE, message(type));
      }
      expectCall(peer, "onHeartbeat", message("heartbeat"));
    }
  }

  @Test
  @Tag("DSP-05")
  @Tag("DSP-08")
  void orForOnTextMessageIfThereIsOne() throws IOException {
    try (RawPeer peer = open("annotated", "feed")) {
      expectCall(peer, "onTextMessage", message("unknown"));
      expectCall(peer, "onTextMessage", "no JSON");
    }
  }

  @Test
  @Tag("DSP-05")
  void elseItIsDroppedAndTheConnectionGoesOn() throws IOException {
    try (RawPeer peer = open("annotated", "silent")) {
      peer.sendText(message("unknown"));
      peer.sendText("no JSON");
      peer.sendText("");
      peer.sendBinary(message("heartbeat").getBytes(UTF_8));
      expectCall(peer, "onHeartbeat", message("heartbeat"));
    }
  }

  /** Also what JSON objects without such a property may look like, and what is no object. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"Event\": \"heartbeat\"}",
        "{\"event \": \"heartbeat\"}",
        "{\"type\": \"heartbeat\"}",
        "{\"heartbeat\": \"event\"}",
        "{\"event\": null}",
        "{\"event\": true}",
        "{\"event\": 1}",
        "{\"event\": {\"event\": \"heartbeat\"}}",
        "{\"event\": {}}",
        "{\"event\": [\"heartbeat\"]}",
        "{\"event\": []}",
        "{\"event\": 1, \"event\": \"heartbeat\"}",
        "[{\"event\": \"heartbeat\"}]",
        "[\"event\", \"heartbeat\"]",
        "\"heartbeat\"",
        "\"{\\\"event\\\": \\\"heartbeat\\\"}\"",
        "1",
        "null",
        "true",
        "heartbeat",
        "event: heartbeat",
        "{event: 'heartbeat'}",
        "{'event': 'heartbeat'}",
        "{\"event\" \"heartbeat\"}",
        "{\"a\": 1 \"event\": \"heartbeat\"}",
        "{\"a\": , \"event\": \"heartbeat\"}",
        "{\"event\": \"heartbeat",
        "{\"event\": \"",
        "{\"event",
        "{",
        "}",
        ""
      })
  @Tag("DSP-06")
  void oneWithoutATypeIsForOnMessageToo(String message) throws IOException {
    try (RawPeer peer = open("annotated", "market")) {
      expectCall(peer, ELSE, message);
      expectCall(peer, "onHeartbeat", message("heartbeat"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " \t\r\n{ \"event\" :\"heartbeat\" } ",
        "{\"a\": [1, {\"b\": null}], \"event\": \"heartbeat\", \"c\": -1.5e3}",
        "{\"data\": {\"event\": \"v2\"}, \"event\": \"heartbeat\"}",
        "{\"data\": [{\"event\": \"v2\"}], \"event\": \"heartbeat\"}",
        "{\"event\": \"heartbeat\", \"event\": \"v2\"}",
        "{\"a\": \"\\\"event\\\": \\\"v2\\\"\", \"event\": \"heartbeat\"}",
        "{\"event\": \"he\\u0061rtbeat\"}",
        "{\"\\u0065vent\": \"heartbeat\"}"
      })
  @Tag("DSP-01")
  @Tag("DSP-16")
  void theFirstPropertyOfThatNameCountsWhateverElseThereIs(String message) throws IOException {
    try (RawPeer peer = open("annotated", "market")) {
      expectCall(peer, "onHeartbeat", message);
    }
  }

  @Test
  @Tag("DSP-16")
  void onlyTopLevelPropertiesCount() throws IOException {
    try (RawPeer peer = open("annotated", "market");
        RawPeer dotted = RawPeer.open(Archives.at(base, "dotted"))) {
      expectCall(peer, ELSE, "{\"data\": {\"event\": \"heartbeat\"}}");
      expectCall(dotted, ELSE, "{\"data\": {\"event\": \"heartbeat\"}}");
      expectCall(dotted, "onHeartbeat", "{\"data.event\": \"heartbeat\"}");
    }
  }

  @Test
  @Tag("DSP-01")
  void aMessageInFragmentsHasATypeToo() throws IOException {
    String message = "{\"filler\": \"" + "ä".repeat(20_000) + "\", \"event\": \"heartbeat\"}";
    try (RawPeer peer = open("annotated", "market")) {
      peer.sendFragments(Frame.TEXT, message.getBytes(UTF_8), 1_001);
      peer.expectMessage(Frame.TEXT, ("onHeartbeat " + message).getBytes(UTF_8));
    }
  }

  @Test
  @Tag("DSP-01")
  void aBinaryMessageHasNoType() throws IOException {
    try (RawPeer peer = open("annotated", "market")) {
      peer.sendBinary(message("heartbeat").getBytes(UTF_8));
      peer.expectText("onMessage bytes");
    }
  }

  @Test
  @Tag("DSP-09")
  void anAnnotatedMethodIsForExactlyItsType() throws IOException {
    try (RawPeer peer = open("annotated", "market")) {
      expectCall(peer, "onOrder", message("order.created/v2"));
      expectCall(peer, "onCancel", message("cancel"));
      expectCall(peer, "onBlank", message(" "));
      expectCall(peer, "onSize", message("größe€😀\\\"\\\\\\u0001"));
      expectCall(peer, "onSize", message("gr\\u00f6\\u00DFe\\u20ac\\ud83d\\ude00\\\"\\\\\\u0001"));
      for (String almost :
          List.of("ORDER.CREATED/V2", "order created v2", "order.created/v2 ", "Cancel", "  ")) {
        expectCall(peer, ELSE, message(almost));
      }
    }
  }

  @Test
  @Tag("DSP-10")
  void itsOwnNameLeadsThereNoMore() throws IOException {
    try (RawPeer peer = open("annotated", "market")) {
      expectCall(peer, ELSE, message("order"));
      expectCall(peer, ELSE, message("size"));
      expectCall(peer, ELSE, message("CANCEL"));
    }
  }

  @Test
  @Tag("DSP-01")
  @Tag("T42")
  void aTypeHasAtMost256Characters() throws IOException {
    try (RawPeer peer = open("annotated", "market")) {
      expectCall(peer, "onLongest", message(Longest.VALUE));
      expectCall(peer, ELSE, message(Longest.VALUE + " "));
      expectCall(peer, "onHeartbeat", message("heartbeat" + " ".repeat(247)));
      expectCall(peer, ELSE, message("heartbeat" + " ".repeat(248)));
    }
  }

  @Test
  @Tag("DSP-13")
  void theStreamsPropertyMakesNoDifference() throws IOException {
    try (RawPeer peer = open("annotated", "market")) {
      expectCall(peer, "onHeartbeat", "{\"id\": \"7\", \"event\": \"heartbeat\"}");
      expectCall(peer, "onHeartbeat", "{\"event\": \"heartbeat\", \"id\": {\"event\": \"v2\"}}");
      expectCall(peer, ELSE, "{\"id\": \"heartbeat\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"event\": \"heartbeat\"}", "{\"type\": \"heartbeat\"}", "{\"event\": ", "\""})
  @Tag("DSP-15")
  @Tag("DSP-17")
  void withoutAKeyMessagesAreNotLookedInto(String message) throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "undivided"))) {
      expectCall(peer, "onTextMessage", message);
    }
  }
}
