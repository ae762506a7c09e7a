// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Remote methods are found wherever a class can have them, and called as they are declared. */
class RemoteMethodTest {

  /** Hands out what it is told to. */
  record Upgrade(Supplier<Service> services) implements UpgradeService {
    @Get
    public Service upgrade() {
      return services.get();
    }
  }

  private static void assertReplies(String reply, Supplier<Service> services) throws IOException {
    try (Listener listener =
        Listener.on(0, ListenerConfiguration.builder().host("127.0.0.1").build())) {
      listener.attach(new Upgrade(services)).start();
      try (RawPeer peer = RawPeer.open(URI.create("ws://127.0.0.1:" + listener.port() + "/"))) {
        peer.sendText("hello");
        peer.expectText(reply);
      }
    }
  }

  static class Base implements Service {
    public String onTextMessage(Caller caller, String text) {
      return "inherited " + text;
    }
  }

  public static class Heir extends Base {}

  @Test
  void aMethodInheritedFromANonPublicClass() throws IOException {
    assertReplies("inherited hello", Heir::new);
  }

  static class Overrides extends Base {
    @Override
    public String onTextMessage(Caller caller, String text) {
      return "overridden " + text;
    }
  }

  @Test
  void aMethodThatOverridesAnother() throws IOException {
    assertReplies("overridden hello", Overrides::new);
  }

  abstract static class Generic<T> implements Service {
    public abstract T onTextMessage(String text);
  }

  static class Specific extends Generic<String> {
    @Override
    public String onTextMessage(String text) {
      return "specific " + text;
    }
  }

  @Test
  void aMethodThatImplementsAGenericOne() throws IOException {
    assertReplies("specific hello", Specific::new);
  }

  interface Mixin extends Service {
    default String onTextMessage(String text) {
      return "default " + text;
    }
  }

  @Test
  void aDefaultMethodOfAnInterfaceThatIsAService() throws IOException {
    record Mixed() implements Mixin {}
    assertReplies("default hello", Mixed::new);
  }

  @Test
  void aMethodOfAnAnonymousClass() throws IOException {
    assertReplies(
        "anonymous hello",
        () ->
            new Service() {
              public String onTextMessage(String text) {
                return "anonymous " + text;
              }
            });
  }

  static class VariableArity implements Service {
    public byte[] onBinaryMessage(byte... data) {
      return data;
    }

    public String onTextMessage(String text) {
      return text;
    }
  }

  @Test
  void aMethodOfVariableArity() throws IOException {
    try (Listener listener =
        Listener.on(0, ListenerConfiguration.builder().host("127.0.0.1").build())) {
      listener.attach(new Upgrade(VariableArity::new)).start();
      try (RawPeer peer = RawPeer.open(URI.create("ws://127.0.0.1:" + listener.port() + "/"))) {
        peer.sendBinary(new byte[] {1, 2});
        peer.expect(Frame.binary(new byte[] {1, 2}));
      }
    }
  }

  static class Boxed implements Service {
    private Caller caller;

    public void onOpen(Caller opened) {
      caller = opened;
    }

    public String onTextMessage(String text) {
      return String.valueOf(caller.isOpen());
    }

    public void onClose(String reason, Integer statusCode) {
      caller.setAttribute("closed", statusCode);
    }
  }

  @Test
  @Tag("OPN-08")
  void parametersInAnyOrderBoxedOrLeftOut() throws IOException {
    assertReplies("true", Boxed::new);
  }
}
