// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import jakarta.servlet.ServletContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The services of an application whose container calls no {@link ServiceInitializer}. */
public final class ListedServices {

  /** Null unless it was made here. */
  private @Nullable Deployment deployment;

  /**
   * Serves them, unless the initializer has been called.
   *
   * @throws IllegalStateException if the context names none, or it cannot be used
   */
  public void start(ServletContext context) {
    if (Deployment.of(context).isPresent()) {
      return;
    }
    List<Class<?>> classes =
        ApplicationClasses.named(context)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The application at '"
                            + context.getContextPath()
                            + "' has no context-param "
                            + ApplicationClasses.PARAMETER
                            + " (expected: a class that lists its services)"));
    Deployment made = new Deployment(new DeclaredServices(classes));
    deployment = made;
    new DeploymentListener(made, made.addFilter(context)).start(context);
  }

  /** Ends what was begun here. */
  public void stop(ServletContext context) {
    Deployment made = deployment;
    if (made != null) {
      made.stop(DeploymentListener.PATIENCE);
      ClientsListener.end(context);
    }
  }
}
