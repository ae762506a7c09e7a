// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.error.WebSocketException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The elements of a stream, as a command says: a kind, the stream's name, and what the kind needs.
 * Reports each time that it is closed.
 */
final class Elements implements Iterator<Object>, AutoCloseable {

  private final String name;
  private final Topic topic;
  private final int count;
  private final Producer producer;

  /** Of the one thread that takes the elements. */
  private int next;

  private Elements(String name, Topic topic, int count, Producer producer) {
    this.name = name;
    this.topic = topic;
    this.count = count;
    this.producer = producer;
  }

  /** Makes the element of a number. */
  private interface Producer {
    Object make(int number) throws InterruptedException;
  }

  static Elements of(String command, Topic topic) {
    String[] words = command.split(" ");
    String name = words[1];
    return switch (words[0]) {
      case "count" ->
          new Elements(name, topic, Integer.parseInt(words[2]), number -> name + "-" + number);
      case "gated" ->
          new Elements(
              name,
              topic,
              Integer.parseInt(words[2]),
              number -> afterPermission(name, topic, number));
      case "stubborn" -> new Elements(name, topic, 2, number -> stubborn(name, topic, number));
      case "endless" -> new Elements(name, topic, Integer.MAX_VALUE, number -> endless(topic));
      case "values" ->
          new Elements(name, topic, words.length - 2, number -> Values.of(words[number + 2]));
      case "failing" ->
          new Elements(name, topic, 3, number -> number < 2 ? name + "-" + number : fail(words[2]));
      case "closing" -> {
        List<Object> three = List.of(name + "-0", closeFrame(words[2]), name + "-2");
        yield new Elements(name, topic, 3, three::get);
      }
      default -> throw new IllegalArgumentException(command);
    };
  }

  private static Object afterPermission(String name, Topic topic, int number)
      throws InterruptedException {
    topic.pass(name);
    return name + "-" + number;
  }

  /** Waits on although it is interrupted. */
  private static Object stubborn(String name, Topic topic, int number) throws InterruptedException {
    try {
      topic.pass(name);
    } catch (InterruptedException e) {
      topic.report(name + " interrupted");
      topic.awaitRelease(name);
    }
    return name + "-" + number;
  }

  private static Object endless(Topic topic) {
    topic.taken.incrementAndGet();
    return "x".repeat(64 * 1024);
  }

  private static Object fail(String how) {
    switch (how) {
      case "ours" -> throw new WebSocketException("no more of it");
      case "long" -> throw new WebSocketException("ä".repeat(100));
      case "other" -> throw new IllegalStateException("a secret");
      default -> throw new StackOverflowError("a secret");
    }
  }

  private static CloseFrame closeFrame(String code) {
    return new CloseFrame.CustomCloseFrame(Integer.parseInt(code), "enough");
  }

  @Override
  public boolean hasNext() {
    return next < count;
  }

  @Override
  public Object next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      return producer.make(next++);
    } catch (InterruptedException e) {
      topic.report(name + " interrupted");
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    topic.report(name + " closed");
  }

  Stream<Object> stream() {
    Spliterator<Object> elements = Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED);
    return StreamSupport.stream(elements, false).onClose(this::close);
  }
}
