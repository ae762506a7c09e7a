// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.blocked;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pirouette.websocket.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Streams without an end, and without any element. Each says over a connection to a port that it
 * blocks, and that it was interrupted or cancelled, and ends that connection when it is closed.
 */
final class BlockedStream implements Iterator<String>, AutoCloseable {

  private final CountDownLatch never = new CountDownLatch(1);
  private final Socket witness;

  private BlockedStream(String command) {
    try {
      int port = Integer.parseInt(command.split(" ")[1]);
      witness = new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Service make(String kind) {
    return switch (kind) {
      case "stream" -> new Streams();
      case "iterator" -> new Iterators();
      case "publisher" -> new Publishers();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public String next() {
    tell("blocked\n");
    try {
      never.await();
    } catch (InterruptedException e) {
      tell("interrupted\n");
    }
    return "too late";
  }

  private void tell(String word) {
    try {
      witness.getOutputStream().write(word.getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      witness.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void publish(Flow.Subscriber<? super String> subscriber) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long number) {
            tell("blocked\n");
          }

          @Override
          public void cancel() {
            tell("interrupted\n");
            close();
          }
        });
  }

  static class Streams implements Service {
    public Stream<String> onTextMessage(String text) {
      if (text.equals("hello")) {
        return Stream.of(text);
      }
      BlockedStream blocked = new BlockedStream(text);
      return Stream.generate(blocked::next).onClose(blocked::close);
    }
  }

  static class Iterators implements Service {
    public Iterator<String> onTextMessage(String text) {
      return text.equals("hello") ? Stream.of(text).iterator() : new BlockedStream(text);
    }
  }

  static class Publishers implements Service {
    public Flow.Publisher<String> onMessage(String text) {
      return text.equals("hello") ? Publishers::greet : new BlockedStream(text)::publish;
    }

    private static void greet(Flow.Subscriber<? super String> subscriber) {
      AtomicBoolean greeted = new AtomicBoolean();
      subscriber.onSubscribe(
          new Flow.Subscription() {
            @Override
            public void request(long number) {
              if (!greeted.getAndSet(true)) {
                subscriber.onNext("hello");
                subscriber.onComplete();
              }
            }

            @Override
            public void cancel() {
              // It has said all.
            }
          });
    }
  }
}
