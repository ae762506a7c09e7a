// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import java.util.stream.Stream;

/** Services that send back what they get, each in its way. */
final class Echoes {

  private Echoes() {}

  /** As what the methods return. */
  static class Reply implements Service {

    public String onTextMessage(String text) {
      return text;
    }

    public byte[] onBinaryMessage(byte[] data) {
      return data;
    }
  }

  /** A value as people declare it. */
  public record Item(String text) {}

  /** As JSON. */
  static class Json implements Service {

    public Item onTextMessage(String text) {
      return new Item(text);
    }
  }

  /** As the only element of a stream. */
  static class Streamed implements Service {

    public Stream<String> onTextMessage(String text) {
      return Stream.of(text);
    }
  }

  /** As the first message. */
  static class Opening implements Service {

    public String onOpen() {
      return "five and twenty bytes ...";
    }
  }

  /** By the caller. */
  static class Written implements Service {

    private final String how;

    Written(String how) {
      this.how = how;
    }

    public void onTextMessage(Caller caller, String text) throws InterruptedException {
      switch (how) {
        case "write" -> caller.writeTextMessage(text);
        case "message" -> caller.writeMessage(text);
        default -> onAThreadOfItsOwn(() -> caller.writeTextMessage(text));
      }
    }

    public void onBinaryMessage(Caller caller, byte[] data) throws InterruptedException {
      switch (how) {
        case "write" -> caller.writeBinaryMessage(data);
        case "message" -> caller.writeMessage(data);
        default -> onAThreadOfItsOwn(() -> caller.writeBinaryMessage(data));
      }
    }

    private static void onAThreadOfItsOwn(Runnable write) throws InterruptedException {
      Thread writer = new Thread(write, "writer");
      writer.start();
      writer.join();
    }
  }
}
