// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.LiveObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a JVM holds while an application comes and goes, in the later half of many cycles. */
final class Footprint {

  /** Of metaspace for each cycle. An application that stays takes some thousands. */
  private static final double NOTHING_KIB = 8;

  /** While the JVM still makes classes of its own, for lambdas and reflection. */
  private static final double LITTLE_KIB = 256;

  /** From so many cycles on, it does no more. */
  private static final int MANY = 100;

  /** Fewer tell nothing. */
  private static final int ENOUGH = 20;

  /** Pools of the containers, which grow with what is asked of them at once. */
  private static final Pattern POOLS =
      Pattern.compile("-exec-|http-thread-pool|^concurrent/|Executor-Service");

  /** How many more threads of a name there may be by chance, such as those that are just ending. */
  private static final int FEW = 3;

  private static final int SAMPLES = 20;

  private record Sample(int cycle, double metaspace) {}

  private final long pid;
  private final int cycles;
  private final List<Sample> samples = new ArrayList<>();
  private List<String> threads = List.of();

  Footprint(long pid, int cycles) {
    this.pid = pid;
    this.cycles = cycles;
  }

  /** Measures, if it is time. */
  void measureAfter(int cycle) throws IOException {
    int from = cycles / 2;
    int step = Math.max(1, (cycles - from) / SAMPLES);
    if (cycle < from || (cycle - from) % step != 0) {
      return;
    }
    // Makes the JVM collect, too.
    LiveObjects.count(pid, "java.lang.ClassLoader");
    samples.add(new Sample(cycle, metaspace()));
    if (cycle == from) {
      threads = LiveThreads.named(pid);
    }
  }

  /** In KiB. */
  private double metaspace() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jstat").toString(),
                "-gc",
                String.valueOf(pid))
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
            .lines()
            .toList();
    int column = List.of(lines.get(0).trim().split("\\s+")).indexOf("MU");
    return Double.parseDouble(lines.get(1).trim().split("\\s+")[column]);
  }

  void expectNoGrowth() throws IOException {
    double slope = slope();
    System.out.printf("%d cycles: %.2f KiB of metaspace for each; %s%n", cycles, slope, samples);
    if (cycles >= ENOUGH) {
      assertTrue(slope < (cycles < MANY ? LITTLE_KIB : NOTHING_KIB), slope + " KiB for each cycle");
    }
    Map<String, Long> before = count(threads);
    Map<String, Long> after = count(LiveThreads.named(pid));
    after
        .keySet()
        .removeIf(
            name ->
                POOLS.matcher(name).find()
                    || after.get(name) - before.getOrDefault(name, 0L) <= FEW);
    assertEquals(Map.of(), after, "more threads than " + before);
  }

  private static Map<String, Long> count(List<String> names) {
    return names.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /**
   * The middle one of the steps from sample to sample. If something stays of each application, all
   * steps are high; if a pooled thread remembers one, a single step is.
   */
  private double slope() {
    List<Double> slopes = new ArrayList<>();
    for (int i = 1; i < samples.size(); i++) {
      Sample from = samples.get(i - 1);
      Sample to = samples.get(i);
      slopes.add((to.metaspace() - from.metaspace()) / (to.cycle() - from.cycle()));
    }
    Collections.sort(slopes);
    return slopes.get(slopes.size() / 2);
  }
}
