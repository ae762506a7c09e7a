// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFinding;
import static io.pirouette.websocket.listener.Definitions.assertFindings;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which methods a service may have. Each upgrade service here has its service nested in it. */
class RemoteMethodDefinitionTest {

  static class Misspelt extends Upgrade {
    static class Room implements Service {
      public void onTekstMessage(String text) {}
    }
  }

  @Test
  @Tag("CMP-05")
  void aMethodNamedLikeARemoteMethodIsRefused() {
    assertFinding(
        new Misspelt(),
        "WEBSOCKET_105",
        "Misspelt$Room.onTekstMessage",
        "Function `onTekstMessage` not accepted by the service",
        "onOpen, onTextMessage, onBinaryMessage, onMessage, onPing, onPong, onIdleTimeout,"
            + " onTokenExpiring, onClose, onError");
  }

  static class Unknown extends Upgrade {
    static class Room implements Service {
      public void onIdle(Caller caller) {}

      public void onX() {}

      public void onÄnderung(String text) {}
    }
  }

  @Test
  @Tag("CMP-05")
  void soIsOneThatNobodyWouldEverCall() {
    assertFindings(new Unknown(), "WEBSOCKET_105", "`onIdle`", "`onX`", "`onÄnderung`");
  }

  static class Inherited extends Upgrade {
    abstract static class Base implements Service {
      public void onTextmessage(String text) {}
    }

    interface Mixin extends Service {
      default void onClosed() {}
    }

    static class Room extends Base implements Mixin {}
  }

  @Test
  @Tag("CMP-05")
  void soIsAnInheritedOne() {
    assertFindings(new Inherited(), "WEBSOCKET_105", "`onClosed`", "`onTextmessage`");
  }

  static class Resource extends Upgrade {
    static class Room implements Service {
      @Get
      public Service upgrade() {
        return this;
      }
    }
  }

  @Test
  @Tag("CMP-05")
  void aServiceHasNoResource() {
    assertFinding(
        new Resource(),
        "WEBSOCKET_105",
        "Resource$Room.upgrade",
        "Function `upgrade` not accepted by the service",
        "@Get",
        "UpgradeService");
  }

  static class RemoteMethods extends Upgrade {
    public void onTextMessage(String text) {}

    public void onSubscribe(String text) {}
  }

  @Test
  @Tag("CMP-05")
  void anUpgradeServiceHasNoRemoteMethods() {
    assertFindings(
        new RemoteMethods(),
        "WEBSOCKET_105",
        "RemoteMethods.onSubscribe",
        "RemoteMethods.onTextMessage");
  }

  static class Both implements UpgradeService, Service {
    @Get
    public Both upgrade() {
      return this;
    }

    public String onTextMessage(String text) {
      return text;
    }
  }

  @Test
  @Tag("CMP-05")
  void aClassMayBeBothKindsOfService() {
    assertCorrect(new Both());
  }

  static class BothMisspelt implements UpgradeService, Service {
    @Get
    public Service upgrade() {
      return this;
    }

    public void onTekstMessage(String text) {}
  }

  @Test
  @Tag("CMP-05")
  void thenItIsExaminedAsBoth() {
    assertFinding(new BothMisspelt(), "WEBSOCKET_105", "BothMisspelt.onTekstMessage");
  }

  static class Unqualified extends Upgrade {
    Unqualified() {}

    private void onPrivate() {}

    void onPackagePrivate() {}

    protected void onProtected() {}

    public static void onStatic() {}

    static class Room implements Service {
      Room() {
        onPrivate(0);
      }

      private void onPrivate(int number) {}

      void onPackagePrivate(Thread thread) {}

      protected void onProtected(Class<?>... types) {}

      public static void onStatic(Object object) {}

      public void once() {}

      public void on() {}

      public void on1(int number) {}

      public void onlookers(int number) {}

      public String textMessage(Object anything) {
        return "";
      }
    }
  }

  @Test
  @Tag("CMP-25")
  @Tag("T42")
  void whatIsNotPublicAnInstanceMethodAndNamedLikeARemoteMethodIsTheServicesOwn() {
    assertCorrect(new Unqualified());
  }

  static class Overloads extends Upgrade {
    static class Room implements Service {
      public void onTextMessage(String text) {}

      public void onTextMessage(Caller caller, String text) {}
    }
  }

  @Test
  @Tag("T42")
  void overloadsAreRefused() {
    assertFinding(
        new Overloads(), "PIROUETTE_1", "Overloads$Room.onTextMessage", "declared 2 times");
  }

  static class InheritedOverloads extends Upgrade {
    abstract static class Base implements Service {
      public void onClose(int statusCode) {}

      public void onX() {}
    }

    interface Mixin extends Service {
      default void onClose(String reason) {}
    }

    static class Room extends Base implements Mixin {
      public void onClose(Caller caller) {}

      public void onX(int number) {}
    }
  }

  @Test
  @Tag("T42")
  void overloadsOfInheritedMethodsAreRefused() {
    assertFindings(
        new InheritedOverloads(),
        "PIROUETTE_1",
        "Room.onClose: declared 3 times",
        "Room.onX: declared 2 times");
  }

  static class NoOverloads extends Upgrade {
    static class Plain {
      public void onTextMessage(Caller caller, String text) {}
    }

    abstract static class Generic<T> extends Plain implements Service {
      public abstract T onTextMessage(String text);

      public abstract void onBinaryMessage(byte[] data);

      private void onOpen() {}
    }

    static class Room extends Generic<String> {
      @Override
      public String onTextMessage(String text) {
        return text;
      }

      @Override
      public void onBinaryMessage(byte[] data) {}

      public void onOpen(Caller caller) {}

      public static void onOpen(String text) {}

      void onOpen(Caller caller, String text) {}
    }
  }

  @Test
  @Tag("T42")
  void whatIsNotRemoteOverloadsNothing() {
    assertCorrect(new NoOverloads());
  }

  static class MessageAndKinds extends Upgrade {
    static class Room implements Service {
      public void onMessage(String text) {}

      public void onTextMessage(String text) {}

      public void onBinaryMessage(byte[] data) {}
    }
  }

  @Test
  @Tag("CMP-27")
  void onMessageStandsAlone() {
    assertFindings(
        new MessageAndKinds(),
        "WEBSOCKET_216",
        "Cannot have `onTextMessage` with `onMessage` remote function",
        "Cannot have `onBinaryMessage` with `onMessage` remote function");
  }

  static class MessageAndText extends Upgrade {
    static class Room implements Service {
      public void onMessage(byte[] data) {}

      public void onTextMessage(String text) {}

      public void onPing(byte[] data) {}
    }
  }

  @Test
  @Tag("CMP-27")
  void besideOneOfTheOthersIsOneFinding() {
    assertFinding(new MessageAndText(), "WEBSOCKET_216", "MessageAndText$Room", "onTextMessage");
  }

  abstract static class Hidden implements Service {
    public void onTextMessage(Caller caller, String text) {}
  }

  /** Inherits a method of a class that is not public, for which the compiler adds another. */
  public static class Shown extends Hidden {
    public void onTextMessage(String text, Caller caller) {}
  }

  record ShownUpgrade() implements UpgradeService {
    @Get
    public Shown upgrade() {
      return new Shown();
    }
  }

  @Test
  void anOverloadOfAMethodOfAHiddenClassIsOneToo() {
    assertFinding(new ShownUpgrade(), "PIROUETTE_1", "Shown.onTextMessage", "declared 2 times");
  }
}
