// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** The first messages of a connection are what {@code onOpen} returns. */
@ServicePath("/opening")
public class OpeningUpgrade implements UpgradeService {

  @Get("{kind}/{value}/{topic}")
  public Service upgrade(
      @PathParameter String kind, @PathParameter String value, @PathParameter String topic) {
    return switch (kind) {
      case "value" -> new OfValue(value);
      case "stream" -> new OfStream(value, Topic.of(topic));
      case "iterator" -> new OfIterator(value, Topic.of(topic));
      case "publisher" -> new OfPublisher(value, Topic.of(topic));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  static class Echo implements Service {
    public String onTextMessage(String text) {
      return "echo " + text;
    }
  }

  static class OfValue extends Echo {

    private final String value;

    OfValue(String value) {
      this.value = value;
    }

    public Object onOpen() {
      return Values.of(value);
    }
  }

  static class OfStream extends Echo {

    private final Elements elements;

    OfStream(String elements, Topic topic) {
      this.elements = Elements.of(elements.replace('_', ' '), topic);
    }

    public Stream<Object> onOpen() {
      return elements.stream();
    }
  }

  static class OfIterator extends Echo {

    private final Elements elements;

    OfIterator(String elements, Topic topic) {
      this.elements = Elements.of(elements.replace('_', ' '), topic);
    }

    public Iterator<Object> onOpen() {
      return elements;
    }
  }

  static class OfPublisher extends Echo {

    private final Elements elements;

    OfPublisher(String elements, Topic topic) {
      this.elements = Elements.of(elements.replace('_', ' '), topic);
    }

    public Flow.Publisher<Object> onOpen() {
      return new PullingPublisher(elements);
    }
  }
}
