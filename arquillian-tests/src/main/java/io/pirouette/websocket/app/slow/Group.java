// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.slow;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.error.WebSocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Connections that are written to together, from threads of their own. */
final class Group {

  private static final int THREADS = 8;

  private final String name;
  private final Topic topic;
  private final List<Caller> members = new CopyOnWriteArrayList<>();

  /** Messages are numbered over all pushes. */
  private final AtomicInteger next = new AtomicInteger();

  Group(String name, Topic topic) {
    this.name = name;
    this.topic = topic;
  }

  void join(Caller caller) {
    members.add(caller);
  }

  int written() {
    return next.get();
  }

  void tell(String text) {
    members.forEach(member -> member.writeTextMessage(text));
  }

  /** Starts to write so many texts, each its number and so many characters, to all members. */
  void push(int count, int size) {
    String padding = "x".repeat(size);
    start(
        () -> {
          for (int i = 0; i < count && !members.isEmpty(); i++) {
            write(next.get() + ":" + padding);
            next.incrementAndGet();
          }
        });
  }

  /** A member that cannot be written to is one no more. */
  private void write(String text) {
    for (Caller member : members) {
      try {
        member.writeTextMessage(text);
      } catch (WebSocketException e) {
        members.remove(member);
        topic.report(name + " failed " + describe(e) + ", then " + failure(member));
      }
    }
  }

  /** How a further write fails. */
  private static String failure(Caller member) {
    try {
      member.writeTextMessage("more");
      return "not at all";
    } catch (WebSocketException e) {
      return describe(e);
    }
  }

  private static String describe(RuntimeException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private void start(Runnable task) {
    new Thread(
            () -> {
              try {
                task.run();
                topic.report(name + " pushed");
              } catch (RuntimeException e) {
                topic.report(name + " gave up " + describe(e));
              }
            },
            "push-" + name)
        .start();
  }

  /** One write after the other to the same members, which stay members, by two threads at once. */
  void compete(int size) {
    String text = "x".repeat(size);
    for (int i = 0; i < 2; i++) {
      start(
          () -> {
            while (true) {
              tell(text);
            }
          });
    }
  }

  /** Rounds of a text, bytes in an array that is then used for something else, and a ping. */
  void mix(int rounds, int size) {
    start(
        () -> {
          byte[] bytes = new byte[size];
          for (int i = 0; i < rounds; i++) {
            String number = String.valueOf(i);
            Arrays.fill(bytes, (byte) i);
            ByteBuffer.wrap(bytes).putInt(i);
            byte[] ping = number.getBytes(StandardCharsets.US_ASCII);
            for (Caller member : members) {
              member.writeTextMessage(number);
              member.writeBinaryMessage(bytes);
              member.ping(ping);
            }
            Arrays.fill(bytes, (byte) -1);
            Arrays.fill(ping, (byte) '?');
          }
        });
  }

  /** Several threads write so many texts each. */
  void crowd(int count, IntFunction<String> padding) {
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    for (int thread = 0; thread < THREADS; thread++) {
      String prefix = thread + ":";
      start(
          () -> {
            await(barrier);
            for (int i = 0; i < count; i++) {
              tell(prefix + i + ":" + padding.apply(i));
            }
          });
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
