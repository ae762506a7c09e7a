// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Looked up at run time: this module is compiled for a Java that has none. */
final class VirtualThreads {

  private VirtualThreads() {}

  /** One virtual thread per task, which JDKs before 21 do not have. */
  static Optional<ExecutorService> perTask() {
    MethodHandle factory;
    try {
      factory =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return Optional.empty();
    }
    try {
      return Optional.of((ExecutorService) factory.invokeExact());
    } catch (Throwable e) {
      // JDK 19 and 20 have it, for those who ask for previews.
      return Optional.empty();
    }
  }
}
