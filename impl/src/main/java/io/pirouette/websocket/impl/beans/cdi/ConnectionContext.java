// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.beans.cdi;

import io.pirouette.websocket.ConnectionScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** Gives beans of {@link ConnectionScoped} the instance of the thread's connection. */
final class ConnectionContext implements AlterableContext {

  @Override
  public Class<? extends Annotation> getScope() {
    return ConnectionScoped.class;
  }

  @Override
  public boolean isActive() {
    return CdiConnection.current() != null;
  }

  @Override
  public <T> @Nullable T get(Contextual<T> contextual, @Nullable CreationalContext<T> context) {
    return connection().get(contextual, context);
  }

  @Override
  public <T> @Nullable T get(Contextual<T> contextual) {
    return connection().get(contextual, null);
  }

  @Override
  public void destroy(Contextual<?> contextual) {
    connection().destroy(contextual);
  }

  private static CdiConnection connection() {
    CdiConnection current = CdiConnection.current();
    if (current == null) {
      throw new ContextNotActiveException(
          "@ConnectionScoped: this thread does nothing for a connection (expected: in a method of"
              + " a service, or in an upgrade method)");
    }
    return current;
  }
}
