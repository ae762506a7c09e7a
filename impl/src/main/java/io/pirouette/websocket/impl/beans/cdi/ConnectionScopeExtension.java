// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.beans.cdi;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.ConnectionScoped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Tells CDI of the scope of connections. Found by it as a service. */
public class ConnectionScopeExtension implements Extension {

  private final Queue<Runnable> endings = new ConcurrentLinkedQueue<>();

  void addScope(@Observes AfterBeanDiscovery discovery) {
    discovery.addContext(new ConnectionContext());
    discovery
        .<Caller>addBean()
        .beanClass(Caller.class)
        .types(Caller.class, Object.class)
        .scope(ConnectionScoped.class)
        .produceWith(instance -> caller());
  }

  private static Caller caller() {
    CdiConnection current = CdiConnection.current();
    if (current == null) {
      throw new IllegalStateException("This thread does nothing for a connection");
    }
    return current.caller();
  }

  void beforeEnd(Runnable ending) {
    endings.add(ending);
  }

  /** In a servlet container, CDI may end before the application does. */
  void endWithTheApplication(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    end();
  }

  void endAtLast(@Observes BeforeShutdown event) {
    end();
  }

  private void end() {
    for (Runnable ending = endings.poll(); ending != null; ending = endings.poll()) {
      ending.run();
    }
  }
}
