// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Which tick has reached whom, and when. All its memory is taken at the beginning. Thread-safe;
 * {@link #delays} only sees all of the ticks that have reached everybody.
 */
final class Ticks {

  private static final String PREFIX = "tick ";

  /** The first ones, whose delays are not asked for. */
  private final int warmUp;

  private final int clients;

  /** By tick. */
  private final AtomicLongArray sent;

  /** By tick. */
  private final AtomicIntegerArray arrivals;

  /** By tick and client; each written once, before the arrival is counted. */
  private final int[][] delayMicros;

  Ticks(int warmUp, int measured, int clients) {
    int ticks = warmUp + measured;
    this.warmUp = warmUp;
    this.clients = clients;
    sent = new AtomicLongArray(ticks);
    arrivals = new AtomicIntegerArray(ticks);
    delayMicros = new int[ticks][clients];
  }

  /** All ticks, those of the warm-up too. */
  int count() {
    return delayMicros.length;
  }

  /** What is sent for a tick. */
  static String text(int tick) {
    return PREFIX + tick;
  }

  /** To be called before it is sent. */
  void sending(int tick) {
    sent.set(tick, System.nanoTime());
  }

  /** A client has got a message. */
  void arrived(int tick, int client) {
    delayMicros[tick][client] = (int) ((System.nanoTime() - sent.get(tick)) / 1000);
    arrivals.incrementAndGet(tick);
  }

  /** How many clients a tick has reached. */
  int arrivals(int tick) {
    return arrivals.get(tick);
  }

  /** How many ticks have reached all clients. */
  long complete() {
    return IntStream.range(0, count()).filter(tick -> arrivals(tick) == clients).count();
  }

  /** The messages that have arrived, of all ticks. */
  long messages() {
    return IntStream.range(0, count()).mapToLong(this::arrivals).sum();
  }

  /**
   * Microseconds from tick to arrival, sorted, of the measured ticks that have reached everybody.
   */
  int[] delays() {
    return IntStream.range(warmUp, count())
        .filter(tick -> arrivals(tick) == clients)
        .flatMap(tick -> Arrays.stream(delayMicros[tick]))
        .sorted()
        .toArray();
  }
}
