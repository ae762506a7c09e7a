// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * Text messages ask for streams, of the type that a subclass declares; binary messages are echoed,
 * or do something else with the connection.
 */
abstract class StreamingService implements Service {

  final Topic topic;

  StreamingService(Topic topic) {
    this.topic = topic;
  }

  static Service make(String kind, Topic topic) {
    return switch (kind) {
      case "stream" -> new Streams(topic);
      case "iterator" -> new Iterators(topic);
      case "publisher" -> new Published(topic);
      case "quiet" -> new Quiet(topic);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  public byte[] onBinaryMessage(Caller caller, byte[] data) {
    switch (new String(data, UTF_8)) {
      case "close" -> caller.close();
      case "fail" -> throw new IllegalStateException("a secret");
      default -> {
        return data;
      }
    }
    return null;
  }

  public void onClose(int statusCode) {
    topic.report("close " + statusCode);
  }

  public void onError(Throwable error) {
    topic.reportError(error);
  }

  static class Streams extends StreamingService {

    Streams(Topic topic) {
      super(topic);
    }

    public Stream<Object> onTextMessage(Caller caller, String command) {
      if (command.startsWith("close and ")) {
        caller.close();
        return Elements.of(command.substring("close and ".length()), topic).stream();
      }
      Stream<Object> elements = Elements.of(command.replace("used ", ""), topic).stream();
      if (command.startsWith("used ")) {
        elements.iterator();
      }
      return elements;
    }
  }

  static class Iterators extends StreamingService {

    Iterators(Topic topic) {
      super(topic);
    }

    public Iterator<Object> onTextMessage(String command) {
      return Elements.of(command, topic);
    }
  }

  static class Published extends StreamingService {

    Published(Topic topic) {
      super(topic);
    }

    public Flow.Publisher<Object> onTextMessage(String command) {
      return Publishers.of(command, topic);
    }
  }

  /** Hears of no failure. */
  static class Quiet implements Service {

    private final Topic topic;

    Quiet(Topic topic) {
      this.topic = topic;
    }

    public Stream<Object> onTextMessage(String command) {
      return Elements.of(command, topic).stream();
    }
  }
}
