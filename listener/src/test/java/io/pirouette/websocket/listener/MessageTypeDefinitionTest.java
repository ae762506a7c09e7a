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
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Which types a message can become. */
class MessageTypeDefinitionTest {

  public enum Color {
    RED
  }

  public record Order(String id, Optional<Color> color, List<Order> parts) {}

  /** A bean. */
  public static class Bean {
    public String name;
  }

  public sealed interface Shape permits Circle, Square {}

  public record Circle(double radius) implements Shape {}

  public record Square(double side) implements Shape {}

  /** Can be anything. */
  public interface Thing {
    String name();
  }

  /** Can be anything, but says what it is. */
  @JsonbTypeInfo(@JsonbSubtype(alias = "stone", type = Stone.class))
  public interface NamedThing {}

  /** A thing. */
  public static class Stone implements NamedThing {
    public int weight;
  }

  static class Data extends Dispatching {
    static class A implements Service {
      public void onA(String value) {}

      public void onB(byte[] value) {}

      public void onC(ByteBuffer value) {}

      public void onD(Message value) {}

      public void onE(Document value) {}

      public void onF(Color value) {}

      public void onG(Shape value) {}

      public void onH(Order value) {}

      public void onI(Bean value) {}

      public void onJ(int value) {}

      public void onK(Boolean value) {}

      public void onL(BigDecimal value) {}

      public void onM(double[] value) {}

      public void onN(List<Order> value) {}

      public void onO(Map<String, List<Order>> value) {}

      public void onP(Optional<Order> value) {}

      public void onQ(Object value) {}

      public void onR(JsonObject value) {}

      public void onS(NamedThing value) {}

      public void onT(Instant value) {}

      public void onU(Order[] value) {}

      public void onV(Caller caller, Order value) {}

      public void onW(Shape value, Caller caller) {}
    }

    static class B implements Service {
      public void onMessage(Order value) {}
    }

    static class C implements Service {
      public void onMessage(Caller caller, long value) {}
    }
  }

  @Test
  @Tag("CMP-23")
  void aMessageCanBecomeDataOfAnyKind() {
    assertCorrect(new Data());
  }

  static class NoData extends Dispatching {
    static class A implements Service {
      public void onA(Thread value) {}

      public void onB(Stream<String> value) {}

      public void onC(Iterator<String> value) {}

      public void onD(Thing value) {}

      public void onE(CompletableFuture<String> value) {}

      public void onF(InputStream value) {}

      public void onG(CloseFrame value) {}

      public void onH(WebSocketException value) {}

      public void onI(Service value) {}

      public void onJ(List<Thread> value) {}

      public void onK(Thing[] value) {}

      public void onL(Optional<Runnable> value) {}

      public void onM(Void value) {}

      public void onN(Class<?> value) {}
    }

    static class B implements Service {
      public void onMessage(Thing value) {}
    }
  }

  @Test
  @Tag("CMP-22")
  @Tag("CMP-23")
  void butNothingElse() {
    assertFindings(new NoData(), "WEBSOCKET_108", each("parameter 1 of type ", 15));
    assertFindings(
        new NoData(),
        "WEBSOCKET_108",
        "A.onA(java.lang.Thread): parameter 1 of type java.lang.Thread cannot be filled",
        "java.util.stream.Stream<java.lang.String> cannot",
        "java.util.Iterator<java.lang.String> cannot",
        "MessageTypeDefinitionTest$Thing cannot",
        "java.util.concurrent.CompletableFuture<java.lang.String> cannot",
        "java.io.InputStream cannot",
        "io.pirouette.websocket.CloseFrame cannot",
        "WebSocketException cannot",
        "io.pirouette.websocket.Service cannot",
        "java.util.List<java.lang.Thread> cannot",
        "MessageTypeDefinitionTest$Thing[] cannot",
        "java.util.Optional<java.lang.Runnable> cannot",
        "java.lang.Void cannot",
        "java.lang.Class cannot",
        "B.onMessage(");
  }

  static class Parameters extends Dispatching {
    static class A implements Service {
      public void onA() {}

      public void onB(Caller caller) {}

      public void onC(Order one, Order other) {}

      public void onD(Caller caller, Order order, String text) {}

      public void onE(Order order, Caller caller, Caller again) {}
    }
  }

  @Test
  @Tag("CMP-22")
  void aMethodForATypeTakesOneMessageAndTheCaller() {
    assertFindings(
        new Parameters(),
        "WEBSOCKET_108",
        "A.onA(): does not take the message",
        "does not take the message",
        "parameter 2 of type " + Order.class.getName(),
        "parameter 3 of type java.lang.String",
        "parameter 3 of type " + Caller.class.getName());
  }

  public record Crate(String label, Thing content) {}

  public record Ship(List<Crate> crates) {}

  /** A bean with something in it that can be anything. */
  public static class Shelf {
    public int height;
    public Map<String, Thing> things;
  }

  public record NamedCrate(NamedThing content) {}

  static class Unbindable extends Dispatching {
    static class A implements Service {
      public void onA(Crate value) {}

      public void onB(Ship value) {}

      public void onC(Shelf value) {}

      public void onD(List<Crate> value) {}

      public void onE(NamedCrate value) {}
    }

    static class B implements Service {
      public void onMessage(Crate value) {}
    }
  }

  @Test
  @Tag("CMP-22")
  @Tag("CMP-23")
  void whatIsInsideOfDataIsDataToo() {
    assertFindings(
        new Unbindable(), "PIROUETTE_12", "content", "content", "things", "content", "content");
    assertFindings(
        new Unbindable(), "PIROUETTE_12", "A.onA", "A.onB", "A.onC", "A.onD", "B.onMessage");
  }
}
