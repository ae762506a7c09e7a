// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.beans.cdi;

import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.impl.beans.Beans;
import io.pirouette.websocket.impl.beans.ConnectionBeans;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The beans of an application with CDI. */
public final class CdiBeans implements Beans {

  private final BeanManager manager;
  private final ConnectionScopeExtension extension;

  /** What has been made for the application, to be destroyed with it; the last one first. */
  private final Deque<Runnable> made = new ConcurrentLinkedDeque<>();

  private CdiBeans(BeanManager manager, ConnectionScopeExtension extension) {
    this.manager = manager;
    this.extension = extension;
  }

  /** Those of the application whose context class loader the thread has; empty for none. */
  public static Optional<CdiBeans> find() {
    try {
      BeanManager manager = CDI.current().getBeanManager();
      return Optional.of(
          new CdiBeans(manager, manager.getExtension(ConnectionScopeExtension.class)));
    } catch (IllegalStateException | IllegalArgumentException e) {
      // The API alone, or a CDI of other applications, where the extension was not seen.
      return Optional.empty();
    }
  }

  @Override
  public Optional<UpgradeService> upgradeService(Class<? extends UpgradeService> type) {
    Set<Bean<?>> beans = manager.getBeans(type, Any.Literal.INSTANCE);
    beans.removeIf(bean -> bean.getBeanClass() != type);
    return Optional.of(beans.isEmpty() ? injected(type) : reference(manager.resolve(beans), type));
  }

  private UpgradeService reference(Bean<?> bean, Class<? extends UpgradeService> type) {
    CreationalContext<?> context = manager.createCreationalContext(bean);
    made.push(context::release);
    return (UpgradeService) manager.getReference(bean, type, context);
  }

  /** An object that is no bean, but has what it asks for all the same. */
  private <T extends UpgradeService> T injected(Class<T> type) {
    AnnotatedType<T> annotated = manager.createAnnotatedType(type);
    InjectionTarget<T> target =
        manager.getInjectionTargetFactory(annotated).createInjectionTarget(null);
    CreationalContext<T> context = manager.createCreationalContext(null);
    T object = target.produce(context);
    target.inject(object, context);
    target.postConstruct(object);
    made.push(
        () -> {
          target.preDestroy(object);
          target.dispose(object);
          context.release();
        });
    return object;
  }

  @Override
  public ConnectionBeans ofConnection() {
    return new CdiConnection(manager);
  }

  @Override
  public void beforeEnd(Runnable action) {
    extension.beforeEnd(action);
  }

  @Override
  public void close() {
    for (Runnable end = made.poll(); end != null; end = made.poll()) {
      Failures.logged("A bean could not be destroyed", end);
    }
  }
}
