// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Watches the process that it is in, and answers what a program asks about it. */
final class ServerWatch {

  private static final Path STATUS = Path.of("/proc/self/status");

  /** Writing 5 to it starts the highest resident size anew. */
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  private final AtomicLong mostHeap = new AtomicLong();

  private ServerWatch() {}

  static ServerWatch start() {
    ServerWatch watch = new ServerWatch();
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) bean)
          .addNotificationListener((collected, own) -> watch.note(collected), null, null);
    }
    return watch;
  }

  private void note(Notification collected) {
    long used =
        GarbageCollectionNotificationInfo.from((CompositeData) collected.getUserData())
            .getGcInfo()
            .getMemoryUsageAfterGc()
            .entrySet()
            .stream()
            .filter(pool -> isHeap(pool.getKey()))
            .mapToLong(pool -> pool.getValue().getUsed())
            .sum();
    mostHeap.accumulateAndGet(used, Math::max);
  }

  private static boolean isHeap(String pool) {
    return pool.contains("Eden")
        || pool.contains("Survivor")
        || pool.contains("Old")
        || pool.contains("Tenured");
  }

  /**
   * The answer to a line of the standard input: to {@code mark} and to {@code state} a {@link
   * ServerState}, of which the former begins the highest ones anew; to {@code push} what {@link
   * PushedServices#push} has to tell.
   */
  String answer(String line) throws IOException, InterruptedException {
    String[] words = line.split(" ");
    if (words[0].equals("push")) {
      return PushedServices.push(words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    }
    ServerState state = state();
    if (words[0].equals("mark")) {
      ManagementFactory.getThreadMXBean().resetPeakThreadCount();
      Files.writeString(RESET, "5");
      mostHeap.set(0);
    }
    return state.asLine();
  }

  private ServerState state() throws IOException, InterruptedException {
    long most = mostHeap.get();
    long heap = Heap.used();
    return new ServerState(
        heap,
        Math.max(most, heap),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getThreadMXBean().getPeakThreadCount(),
        kib("VmRSS:"),
        kib("VmHWM:"));
  }

  private static long kib(String name) throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
