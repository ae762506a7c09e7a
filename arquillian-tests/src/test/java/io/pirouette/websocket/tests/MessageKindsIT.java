// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.app.binding.BindingUpgrade;
import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text and binary messages: which method gets which, and what needs no JSON. */
class MessageKindsIT extends BindingApplication {

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithJson("binding.war", BindingUpgrade.class)
        .addPackage(RecorderUpgrade.class.getPackage())
        .addAsLibraries(Archives.nullness());
  }

  @Test
  @Tag("TXT-01")
  @Tag("TXT-02")
  void eachKindHasItsMethodWhichGetsTheWhole() throws IOException {
    try (RawPeer peer = open("each-kind")) {
      peer.sendText("hello");
      peer.expectText("text of 5: hello");
      peer.sendBinary(new byte[] {1, 2, -1});
      peer.expectText("bytes 3: 1 to -1");
      String text = "\u6c34".repeat(400_000);
      sendLong(peer, Frame.text(text));
      peer.expectText("text of 400000: " + "\u6c34".repeat(200) + "... of 400000");
      byte[] bytes = new byte[1_000_000];
      bytes[0] = 3;
      bytes[999_999] = 4;
      sendLong(peer, Frame.binary(bytes));
      peer.expectText("bytes 1000000: 3 to 4");
    }
  }

  @Test
  @Tag("TXT-04")
  void aTextWithoutAMethodIsDropped() throws IOException {
    try (RawPeer peer = open("bytes-alone")) {
      peer.sendText("nobody takes this");
      peer.sendBinary(new byte[] {1});
      peer.expect(Frame.binary(new byte[] {1}));
    }
  }

  @Test
  @Tag("TXT-05")
  void soAreBytesWithoutAMethod() throws IOException {
    try (RawPeer peer = open("text-alone")) {
      peer.sendBinary(new byte[] {1});
      peer.sendText("still here");
      peer.expectText("still here");
    }
  }

  @Test
  @Tag("TXT-10")
  void bytesAreNeverDispatchedByWhatTheySay() throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "dispatching"))) {
      String order = "{\"event\":\"order\",\"id\":\"a\",\"quantity\":1}";
      peer.sendText(order);
      peer.expectText("order a");
      peer.sendBinary(order.getBytes(UTF_8));
      peer.expectText("bytes " + order.length());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          string  | plain                   | plain
          string  | "quoted"                | "quoted"
          string  | {"a": 1                 | {"a": 1
          string  | null                    | null
          string  | ''                      | ''
          """)
  @Tag("MSG-02")
  @Tag("MSG-04")
  void aStringIsTheTextAsItIs(String kind, String message, String value) throws IOException {
    expectValue(kind, message, value);
  }

  @Test
  @Tag("MSG-01")
  void aMessageIsWhatItIs() throws IOException {
    try (RawPeer peer = open("message")) {
      peer.sendText("[1]");
      peer.expectText("TextMessage[text=[1]]");
      peer.sendBinary(new byte[] {(byte) 0xff, '1'});
      peer.expectText("binary [-1, 49]");
      peer.send(Frame.text(""));
      peer.expectText("TextMessage[text=]");
      peer.send(Frame.binary(new byte[0]));
      peer.expectText("binary []");
    }
  }
}
