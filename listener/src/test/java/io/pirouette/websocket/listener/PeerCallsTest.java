// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Loopback.at;
import static io.pirouette.websocket.listener.Loopback.listener;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A peer calls remote methods, each by its own event, and nothing else that a class has. */
@Tag("T42")
class PeerCallsTest {

  private static final List<String> NAMES =
      List.of(
          "onOpen",
          "open",
          "onClose",
          "close",
          "onError",
          "error",
          "onPing",
          "ping",
          "onPong",
          "onTextMessage",
          "textMessage",
          "onBinaryMessage",
          "onMessage",
          "message",
          "text",
          "onIdleTimeout",
          "idleTimeout",
          "onPrivate",
          "private",
          "onPackagePrivate",
          "onProtected",
          "onStatic",
          "static",
          "customHeaders",
          "upgrade",
          "configuration",
          "subscribe",
          "class",
          "getClass",
          "wait",
          "notify",
          "toString",
          "hashCode",
          "finalize",
          "init",
          "<init>",
          "<clinit>",
          "main",
          "run",
          "on",
          "",
          "lambda$onOpen$0");

  /** In the order of the calls. */
  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

  static class Plain {
    final BlockingQueue<String> calls;

    Plain(BlockingQueue<String> calls) {
      this.calls = calls;
    }

    public void called(String what) {
      calls.add(what);
    }

    public void subscribe(String text) {
      called("subscribe");
    }

    public void onBinaryMessage(byte[] data) {
      called("a method of a superclass that is no service");
    }
  }

  interface NoService {
    void called(String what);

    default void onPong(byte[] data) {
      called("a method of an interface that is no service");
    }
  }

  interface Mixin extends Service {
    void called(String what);

    default void close() {
      called("close");
    }

    private void onPing(byte[] data) {
      called("a private method of an interface");
    }

    static void onPing(Caller caller) {
      throw new AssertionError("a static method of an interface");
    }
  }

  static class Room extends Plain implements Mixin, NoService, Runnable {

    Room(BlockingQueue<String> calls) {
      super(calls);
    }

    public void onOpen(Caller caller) {
      Runnable opened = () -> called("onOpen");
      opened.run();
    }

    public String onTextMessage(String text) {
      called("onTextMessage");
      return "got " + text;
    }

    public void onClose(int statusCode) {
      called("onClose");
    }

    private void onError(Throwable error) {
      called("onPrivate");
    }

    void onMessage(String text) {
      called("onPackagePrivate");
    }

    protected void onIdleTimeout(Caller caller) {
      called("onProtected");
    }

    public static void onStatic(String text) {
      throw new AssertionError(text);
    }

    @Override
    public void run() {
      called("run");
    }

    public void init() {
      called("init");
    }

    public static void main(String... arguments) {
      throw new AssertionError("main");
    }

    @Override
    public Map<String, List<String>> customHeaders() {
      called("customHeaders");
      return Map.of();
    }

    @Override
    public String toString() {
      called("toString");
      return "a room";
    }
  }

  record Upgrade(Supplier<Service> services) implements UpgradeService {
    @Get
    public Service upgrade() {
      return services.get();
    }
  }

  private List<String> callsOf(Supplier<Service> services, Conversation conversation)
      throws Exception {
    try (Listener listener = listener(0)) {
      listener.attach(new Upgrade(services)).start();
      try (RawPeer peer = RawPeer.open(at(listener, "/"))) {
        conversation.with(peer);
      }
    }
    return new ArrayList<>(calls);
  }

  @FunctionalInterface
  private interface Conversation {
    void with(RawPeer peer) throws IOException;
  }

  @Test
  void messagesNamedAfterMethodsAreMessages() throws Exception {
    List<String> expected = new ArrayList<>(List.of("customHeaders", "onOpen"));
    List<String> called =
        callsOf(
            () -> new Room(calls),
            peer -> {
              for (String name : NAMES) {
                for (String text : List.of(name, "{\"event\":\"" + name + "\"}")) {
                  peer.sendText(text);
                  peer.expectText("got " + text);
                  expected.add("onTextMessage");
                }
              }
            });
    expected.add("onClose");
    assertEquals(expected, called);
  }

  @Test
  void framesWithoutARemoteMethodCallNothing() throws Exception {
    List<String> called =
        callsOf(
            () -> new Room(calls),
            peer -> {
              for (String name : NAMES) {
                peer.send(Frame.control(Frame.PING, name));
                peer.expect(Frame.control(Frame.PONG, name));
                peer.send(Frame.control(Frame.PONG, name));
                peer.sendBinary(Frame.text(name).payload());
              }
            });
    assertEquals(List.of("customHeaders", "onOpen", "onClose"), called);
  }

  static class NotAService {
    public String onTextMessage(String text) {
      throw new AssertionError(text);
    }
  }

  /** The compiler gives it a public bridge to the inherited method, since it is public itself. */
  public static class Bridged extends NotAService implements Service {
    public byte[] onBinaryMessage(byte[] data) {
      return data;
    }
  }

  static class StaticAlone implements Service {
    public static String onTextMessage(String text) {
      throw new AssertionError(text);
    }

    public byte[] onBinaryMessage(byte[] data) {
      return data;
    }
  }

  static class HiddenAlone implements Service {
    String onTextMessage(String text) {
      throw new AssertionError(text);
    }

    public byte[] onBinaryMessage(byte... data) {
      return data;
    }
  }

  @Test
  void aMethodThatIsNotRemoteIsNoneForItsNamesSake() throws Exception {
    List<Supplier<Service>> services = List.of(Bridged::new, StaticAlone::new, HiddenAlone::new);
    for (Supplier<Service> service : services) {
      callsOf(
          service,
          peer -> {
            peer.sendText("hello");
            peer.sendBinary(new byte[] {1});
            peer.expect(Frame.binary(new byte[] {1}));
          });
    }
  }

  /** What it inherits becomes remote where a service overrides it. */
  static class Overriding extends NotAService implements Service {
    @Override
    public String onTextMessage(String text) {
      return "overridden " + text;
    }
  }

  abstract static class Generic<T, R> implements Service {
    public abstract R onTextMessage(T text);
  }

  /** The compiler gives it a bridge with the erased types. */
  static class Specific extends Generic<String, String> {
    @Override
    public String onTextMessage(String text) {
      return "specific " + text;
    }
  }

  @Test
  void aMethodThatOverridesOneThatIsNotRemoteIsRemote() throws Exception {
    callsOf(
        Overriding::new,
        peer -> {
          peer.sendText("hello");
          peer.expectText("overridden hello");
        });
  }

  @Test
  void aBridgeIsNoOverload() throws Exception {
    callsOf(
        Specific::new,
        peer -> {
          peer.sendText("hello");
          peer.expectText("specific hello");
        });
  }
}
