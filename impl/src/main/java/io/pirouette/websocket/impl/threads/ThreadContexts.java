// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.threads;

import jakarta.enterprise.concurrent.ContextService;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * What a container of Jakarta EE knows of a thread while it serves an application: the names that
 * it sees, the classes, and the user (Jakarta Concurrency 3.0). Thread-safe.
 */
public final class ThreadContexts {

  /** Where nothing is known. */
  public static final ThreadContexts NONE = new ThreadContexts(null);

  private static final String NAME = "java:comp/DefaultContextService";

  /** Null where there is none. */
  private final @Nullable ContextService service;

  private ThreadContexts(@Nullable ContextService service) {
    this.service = service;
  }

  /** Those of the application that this thread is serving. */
  public static ThreadContexts find() {
    try {
      return InitialContext.doLookup(NAME) instanceof ContextService service
          ? new ThreadContexts(service)
          : NONE;
    } catch (NamingException | LinkageError e) {
      return NONE;
    }
  }

  /**
   * Does things, on the thread that asks for it, as if this thread did them at this moment; null
   * where nothing is known.
   */
  public @Nullable Executor capture() {
    return service == null ? null : service.currentContextExecutor();
  }
}
