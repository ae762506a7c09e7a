// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.User;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.UserStore;
import io.pirouette.websocket.impl.auth.users.FileUsers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.logging.Level;

/**
 * Whether the time that a refusal takes tells whether there is such a user, or how much of the
 * password was right.
 */
final class PasswordTimes {

  /** Above, two kinds of refusals are held to differ. */
  private static final double LIMIT = 4.5;

  private static final int[] PERCENTILES = {10, 50, 90, 100};

  private final int samples = Settings.number("samples", 100_000);
  private boolean good = true;

  /** A name and a password that are refused. */
  private record Attempt(String name, String password) {}

  private PasswordTimes() {}

  /** Runs all; the exit code is 1 if the median of a comparison shows a difference. */
  public static void main(String[] arguments) {
    Settings.logNoLessThan(Level.SEVERE);
    System.exit(new PasswordTimes().run() ? 0 : 1);
  }

  private boolean run() {
    System.out.printf(
        "PasswordTimes: %d refusals of each kind, in random order%n%s%n%n%-46s%s%n",
        samples, Settings.machine(), "Welch's t of the fastest", "10 %  50 %  90 %   all");
    String password = "correct horse battery staple";
    String hash = "$2b$04$abcdefghijklmnopqrstuuoC8.08aipbUeavEPeHsljyZqTsaTwpW";
    compare("clear text", password, samples);
    compare("bcrypt, cost 4", hash, Math.max(1_000, samples / 10));
    return good;
  }

  private void compare(String kind, String stored, int count) {
    String wrongLast = stored.substring(0, stored.length() - 1) + "_";
    String wrongFirst = "_" + stored.substring(1);
    try (UserStore users =
        FileUsers.of(
            FileUserStoreConfig.of(List.of(new User("alice", stored), new User("bob", stored))))) {
      report(
          kind + ": known and unknown user",
          users,
          new Attempt[] {new Attempt("alice", wrongFirst), new Attempt("carol", wrongFirst)},
          count);
      report(
          kind + ": wrong first and wrong last byte",
          users,
          new Attempt[] {new Attempt("alice", wrongFirst), new Attempt("alice", wrongLast)},
          count);
    }
  }

  private void report(String what, UserStore users, Attempt[] attempts, int count) {
    measure(users, attempts, Math.min(count, 20_000));
    double[][] nanos = measure(users, attempts, count);
    StringBuilder row = new StringBuilder();
    double[] all = new double[2 * count];
    System.arraycopy(nanos[0], 0, all, 0, count);
    System.arraycopy(nanos[1], 0, all, count, count);
    Arrays.sort(all);
    for (int percentile : PERCENTILES) {
      double limit = all[(int) ((all.length - 1L) * percentile / 100)];
      double t = welch(upTo(nanos[0], limit), upTo(nanos[1], limit));
      row.append(String.format(Locale.ROOT, "%6.2f", t));
      good &= percentile != 50 || Math.abs(t) < LIMIT;
    }
    System.out.printf(
        Locale.ROOT,
        "%-44s%s   medians %.0f and %.0f ns%n",
        what,
        row,
        median(nanos[0]),
        median(nanos[1]));
  }

  /** Which of the two comes next is not to be foreseen: neither by the JIT, nor by the caches. */
  private static double[][] measure(UserStore users, Attempt[] attempts, int count) {
    double[][] nanos = new double[2][count];
    int[] taken = new int[2];
    Random random = new Random();
    while (taken[0] < count || taken[1] < count) {
      int kind = random.nextInt(2);
      if (taken[kind] < count) {
        nanos[kind][taken[kind]++] = nanos(users, attempts[kind]);
      }
    }
    return nanos;
  }

  private static long nanos(UserStore users, Attempt attempt) {
    long begin = System.nanoTime();
    try {
      users.authenticate(attempt.name(), attempt.password());
      throw new IllegalStateException("let in");
    } catch (RejectedException expected) {
      return System.nanoTime() - begin;
    }
  }

  private static double[] upTo(double[] values, double limit) {
    return Arrays.stream(values).filter(value -> value <= limit).toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double welch(double[] first, double[] second) {
    double spread = variance(first) / first.length + variance(second) / second.length;
    double difference = mean(first) - mean(second);
    return spread == 0 ? 0 : difference / Math.sqrt(spread);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / Math.max(1, values.length - 1);
  }
}
