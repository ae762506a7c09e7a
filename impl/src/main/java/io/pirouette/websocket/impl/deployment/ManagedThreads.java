// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.impl.threads.PlatformClasses;
import io.pirouette.websocket.impl.threads.ThreadContexts;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The container's own threads for work of the application, with its naming and security. */
final class ManagedThreads {

  /** Where Jakarta EE has its {@code ManagedExecutorService}. */
  private static final String NAME = "java:comp/DefaultManagedExecutorService";

  private ManagedThreads() {}

  /**
   * Finds them; empty in a container that has none.
   *
   * <p>Whoever gives them a task does so in the context of this thread, that of the application's
   * start. Threads of ours, and the managed ones themselves, may have inherited that of another
   * application from the thread that started them: once that one is gone, Payara drops their tasks
   * without a word.
   */
  static Optional<Executor> find(ThreadContexts contexts) {
    try {
      return InitialContext.doLookup(NAME) instanceof Executor executor
          ? Optional.of(inContext(contexts.capture(), executor))
          : Optional.empty();
    } catch (NamingException e) {
      return Optional.empty();
    }
  }

  private static Executor inContext(@Nullable Executor context, Executor managed) {
    return context == null ? managed : task -> context.execute(() -> submit(task, managed));
  }

  private static void submit(Runnable task, Executor managed) {
    PlatformClasses seen = new PlatformClasses();
    try {
      managed.execute(task);
    } finally {
      seen.close();
    }
  }
}
