// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import java.util.Optional;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The container's own threads for work of the application, with its naming and security. */
final class ManagedThreads {

  /** Where Jakarta EE has its {@code ManagedExecutorService}. */
  private static final String NAME = "java:comp/DefaultManagedExecutorService";

  private ManagedThreads() {}

  /** Finds them; empty in a container that has none. */
  static Optional<Executor> find() {
    try {
      return InitialContext.doLookup(NAME) instanceof Executor executor
          ? Optional.of(executor)
          : Optional.empty();
    } catch (NamingException e) {
      return Optional.empty();
    }
  }
}
