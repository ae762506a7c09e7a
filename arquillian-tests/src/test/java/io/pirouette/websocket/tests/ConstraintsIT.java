// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.constraints.CheckedUpgrade;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Constraints of values that services receive, where a library for them is there. */
@ExtendWith(ArquillianExtension.class)
class ConstraintsIT {

  static final String FAILED = "PayloadValidationException: data validation failed: ";

  private static final String SPARE = "\"tags\": [\"x\"], \"address\": {\"city\": \"B\"}}";

  static final String GOOD = "{\"event\": \"order\", \"id\": \"a\", \"quantity\": 1, " + SPARE;

  private static final String TOO_FEW =
      "{\"event\": \"order\", \"id\": \"a\", \"quantity\": 0, " + SPARE;

  private static final String TWICE_WRONG =
      "{\"event\": \"order\", \"quantity\": 10, \"id\": \"\", " + SPARE;

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithConstraints("constraints.war", CheckedUpgrade.class);
  }

  private RawPeer open(String path) throws IOException {
    return RawPeer.open(Archives.at(base, path));
  }

  /** Expects a reply to a text, and the same to the bytes of the text. */
  private static void expect(RawPeer peer, String message, String reply) throws IOException {
    peer.sendText(message);
    peer.expectText(reply);
    peer.sendBinary(message.getBytes(UTF_8));
    peer.expectText(reply);
  }

  @Test
  @Tag("CST-01")
  @Tag("CST-02")
  @Tag("CST-07")
  void whatBreaksAConstraintIsNotDeliveredAndOnErrorIsTold() throws IOException {
    try (RawPeer peer = open("checked/order")) {
      expect(peer, GOOD, "order a");
      expect(peer, TOO_FEW, FAILED + "$.quantity is too few");
      expect(peer, GOOD, "order a");
    }
  }

  @Test
  @Tag("CST-02")
  void allThatIsBrokenIsNamedInTheOrderOfThePaths() throws IOException {
    try (RawPeer peer = open("checked/order")) {
      expect(peer, TWICE_WRONG, FAILED + "$.id is empty, $.quantity is too many");
      expect(
          peer,
          "{\"id\": \"\", \"quantity\": 0, \"tags\": [], \"address\": {\"city\": \"\"}}",
          FAILED + "$.address.city is empty, $.id is empty, $.quantity is too few");
    }
  }

  @Test
  @Tag("CST-02")
  void elementsWithinAValueAreChecked() throws IOException {
    try (RawPeer peer = open("checked/order")) {
      expect(
          peer,
          GOOD.replace("[\"x\"]", "[\"long\", \"x\", \"longer\"]"),
          FAILED + "$.tags[0] is too long, $.tags[2] is too long");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "array"})
  @Tag("CST-02")
  void soAreThoseOfAListOrAnArray(String kind) throws IOException {
    try (RawPeer peer = open("checked/" + kind)) {
      expect(peer, "[" + GOOD + "," + GOOD + "]", "2 orders");
      expect(peer, "[" + GOOD + "," + TOO_FEW + "]", FAILED + "$[1].quantity is too few");
      expect(
          peer,
          "[" + TWICE_WRONG + "," + TOO_FEW + "]",
          FAILED + "$[0].id is empty, $[0].quantity is too many, $[1].quantity is too few");
      expect(peer, "[]", "0 orders");
    }
  }

  @Test
  @Tag("CST-02")
  void soAreTheValuesOfAMap() throws IOException {
    try (RawPeer peer = open("checked/map")) {
      peer.sendText("{\"one\": " + GOOD + "}");
      peer.expectText("1 orders");
      peer.sendText("{\"one\": " + GOOD + ", \"two\": " + TOO_FEW + "}");
      String error = peer.nextText();
      assertTrue(error.startsWith(FAILED + "$"), error);
      assertTrue(error.contains("two"), error);
      assertTrue(error.endsWith(".quantity is too few"), error);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 1 to 2",
    "2, 1, PayloadValidationException: data validation failed: $ ends before it begins",
    "1, 101, PayloadValidationException: data validation failed: $.to is too late",
    "91, 92, PayloadValidationException: data validation failed: $.from begins too late"
  })
  @Tag("CST-01")
  @Tag("CST-02")
  void constraintsMayBeOnAWholeOnAFieldOrOnAGetter(int from, int to, String reply)
      throws IOException {
    try (RawPeer peer = open("checked/period")) {
      expect(peer, "{\"from\": %d, \"to\": %d}".formatted(from, to), reply);
    }
  }

  @Test
  @Tag("CST-01")
  @Tag("CST-07")
  void orOnTheParameterOfTheMethod() throws IOException {
    try (RawPeer peer = open("checked/text");
        RawPeer number = open("checked/number")) {
      peer.sendText("ten or less");
      peer.expectText(FAILED + "$ is too long");
      peer.sendText("ten at max");
      peer.expectText("text ten at max");
      peer.sendBinary(new byte[4]);
      peer.expectText(FAILED + "$ has too many bytes");
      peer.sendBinary(new byte[3]);
      peer.expectText("3 bytes");
      expect(number, "10", FAILED + "$ is too much");
      expect(number, "9", "number 9");
    }
  }

  @Test
  @Tag("CST-03")
  void aMethodForJustTheseErrorsComesFirst() throws IOException {
    try (RawPeer peer = open("checked/refusing")) {
      peer.sendText(GOOD.replace("\"a\"", "\"\""));
      peer.expectText("onMessageError true");
      peer.sendText("{}");
      peer.expectText("onMessageError false");
      peer.sendText(TOO_FEW);
      peer.expectText("onMessageError true");
      peer.expectClose(1008, "data validation failed: $.quantity is too few");
    }
  }

  @Test
  @Tag("CST-03")
  @Tag("DSP-11")
  void soItIsWithMethodsForMessageTypes() throws IOException {
    try (RawPeer peer = open("checked/custom")) {
      peer.sendText(GOOD);
      peer.expectText("order a");
      peer.sendText(TOO_FEW);
      peer.expectText(FAILED + "$.quantity is too few");
      peer.sendText(TOO_FEW.replace("order", "return"));
      peer.expectText("onReturnError data validation failed: $.quantity is too few");
    }
  }

  @Test
  @Tag("CST-04")
  void ifNobodyWantsToKnowTheConnectionGoesOn() throws IOException {
    try (RawPeer peer = open("checked/quiet")) {
      peer.sendText(TOO_FEW);
      peer.sendBinary(TOO_FEW.getBytes(UTF_8));
      expect(peer, GOOD, "order a");
    }
  }

  @Test
  @Tag("CST-01")
  @Tag("DBF-01")
  void whatCannotBeBoundIsNotChecked() throws IOException {
    try (RawPeer peer = open("checked/order")) {
      peer.sendText("{\"quantity\": 0, " + SPARE);
      peer.expectClose(1003, "data binding failed: $.id is missing");
    }
  }

  @Test
  @Tag("CST-01")
  void whatAServiceSendsIsNotChecked() throws IOException {
    try (RawPeer peer = open("checked/refusing")) {
      peer.sendText(GOOD);
      peer.expectText(
          "{\"address\":{\"city\":\"\"},\"id\":\"\",\"quantity\":-1,\"tags\":[\"not checked\"]}");
    }
  }

  @Test
  @Tag("CST-06")
  void validationCanBeSwitchedOff() throws IOException {
    try (RawPeer order = open("unchecked/order");
        RawPeer orders = open("unchecked/orders");
        RawPeer text = open("unchecked/text");
        RawPeer custom = open("unchecked/custom")) {
      expect(order, TWICE_WRONG, "order ");
      expect(orders, "[" + TWICE_WRONG + "]", "1 orders");
      text.sendText("more than ten characters");
      text.expectText("text more than ten characters");
      custom.sendText(TOO_FEW);
      custom.expectText("order a");
    }
  }
}
