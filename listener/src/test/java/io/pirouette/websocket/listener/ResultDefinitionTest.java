// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFindings;
import static io.pirouette.websocket.listener.Definitions.each;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.listener.Definitions.Dispatching;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Which results of methods can be sent. */
class ResultDefinitionTest {

  enum Color {
    RED
  }

  record Order(String id, Optional<Color> color, List<Order> parts) {}

  sealed interface Shape permits Circle, Square {}

  record Circle(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  private static <T> T none() {
    throw new AssertionError();
  }

  static class Sendable extends Dispatching {
    static class Room implements Service {
      public String onA(String text) {
        return none();
      }

      public byte[] onB(String text) {
        return none();
      }

      public ByteBuffer onC(String text) {
        return none();
      }

      public Message onD(String text) {
        return none();
      }

      public Document onE(String text) {
        return none();
      }

      public Color onF(String text) {
        return none();
      }

      public Shape onG(String text) {
        return none();
      }

      public Order onH(String text) {
        return none();
      }

      public boolean onI(String text) {
        return none();
      }

      public BigDecimal onJ(String text) {
        return none();
      }

      public List<Order> onK(String text) {
        return none();
      }

      public Map<String, Object> onL(String text) {
        return none();
      }

      public Optional<Order> onM(String text) {
        return none();
      }

      public Object onN(String text) {
        return none();
      }

      public JsonObject onO(String text) {
        return none();
      }

      public CloseFrame onP(String text) {
        return none();
      }

      public CloseFrame.NormalClosure onQ(String text) {
        return none();
      }

      public Stream<Order> onR(String text) {
        return none();
      }

      public Iterator<CloseFrame> onS(String text) {
        return none();
      }

      public Flow.Publisher<Message> onT(String text) {
        return none();
      }

      public Stream<byte[]> onU(String text) {
        return none();
      }
    }
  }

  @Test
  @Tag("CMP-19")
  void aResultIsDataOrAStreamOfThemOrACloseFrame() {
    assertCorrect(new Sendable());
  }

  static class Others extends Dispatching {
    static class Room implements Service {
      public Thread onA(String text) {
        return none();
      }

      public CompletableFuture<String> onB(String text) {
        return none();
      }

      public Void onC(String text) {
        return none();
      }

      public WebSocketException onD(String text) {
        return none();
      }

      public Caller onE(String text) {
        return none();
      }

      public Service onF(String text) {
        return none();
      }

      public Optional<Thread> onG(String text) {
        return none();
      }

      public List<CompletableFuture<String>> onH(String text) {
        return none();
      }

      public Stream<Thread> onI(String text) {
        return none();
      }

      public Supplier<String> onJ(String text) {
        return none();
      }

      public Class<?> onK(String text) {
        return none();
      }

      public InputStream onL(String text) {
        return none();
      }

      public Thread[] onM(String text) {
        return none();
      }
    }
  }

  @Test
  @Tag("CMP-19")
  void andNothingElse() {
    assertFindings(
        new Others(), "WEBSOCKET_213", each("(return void or a value that can be sent", 13));
    assertFindings(
        new Others(),
        "WEBSOCKET_213",
        "Room.onA(java.lang.String): returns java.lang.Thread",
        "returns java.util.concurrent.CompletableFuture<java.lang.String>",
        "returns java.lang.Void",
        "returns io.pirouette.websocket.error.WebSocketException",
        "returns io.pirouette.websocket.Caller",
        "returns io.pirouette.websocket.Service",
        "returns java.util.Optional<java.lang.Thread>",
        "returns java.util.List<java.util.concurrent.CompletableFuture<java.lang.String>>",
        "returns java.util.stream.Stream<java.lang.Thread>",
        "returns java.util.function.Supplier<java.lang.String>",
        "returns java.lang.Class (",
        "returns java.io.InputStream",
        "returns java.lang.Thread[]");
  }
}
