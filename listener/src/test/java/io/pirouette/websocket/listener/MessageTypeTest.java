// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertFindings;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Types whose values JSON-B could never make are refused at deployment, not message by message. */
class MessageTypeTest {

  record Hidden(String name) {}

  static class HiddenBean {
    public String name;
  }

  /** Holds one that is not public. */
  public record Holder(List<Hidden> hidden) {}

  static class NotPublic extends Upgrade {
    static class A implements Service {
      public void onMessage(Hidden message) {}
    }

    static class B implements Service {
      public void onMessage(HiddenBean message) {}
    }

    static class C implements Service {
      public void onMessage(Holder message) {}
    }
  }

  @Test
  void aTypeThatIsNotPublic() {
    assertFindings(
        new NotPublic(),
        "PIROUETTE_12",
        "$ is a io.pirouette.websocket.listener.MessageTypeTest$Hidden",
        "$ is a io.pirouette.websocket.listener.MessageTypeTest$HiddenBean",
        "$.hidden[] is a io.pirouette.websocket.listener.MessageTypeTest$Hidden");
  }

  /** With a type parameter, which the binder does not look up. */
  public record Page<T>(T entry) {}

  static class Generic extends Upgrade {
    static class A implements Service {
      public void onMessage(Page<String> message) {}
    }
  }

  @Test
  void aRecordWithTypeParameters() {
    assertFindings(new Generic(), "PIROUETTE_12", "MessageTypeTest$Page");
  }

  /** A union, which stands at the top of a message only. */
  public sealed interface Shape permits Circle {}

  /** One of one. */
  public record Circle(int radius) implements Shape {}

  /** With a union in it. */
  public record Drawing(Shape background) {}

  static class Nested extends Upgrade {
    static class A implements Service {
      public void onMessage(Drawing message) {}
    }

    static class B implements Service {
      public void onMessage(List<Shape> message) {}
    }
  }

  @Test
  void aUnionWithinAnotherType() {
    assertFindings(
        new Nested(),
        "PIROUETTE_12",
        "$.background is a io.pirouette.websocket.listener.MessageTypeTest$Shape",
        "$[] is a io.pirouette.websocket.listener.MessageTypeTest$Shape");
  }
}
