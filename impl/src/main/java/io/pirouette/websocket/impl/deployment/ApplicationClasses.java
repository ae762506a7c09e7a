// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.ServiceApplication;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.impl.service.UserClass;
import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which classes of an application are its services. */
final class ApplicationClasses {

  /** The context's parameter that names a {@link ServiceApplication}. */
  static final String PARAMETER = ServiceApplication.class.getName();

  private ApplicationClasses() {}

  /**
   * What the application lists, or else what the container has found.
   *
   * @throws IllegalStateException naming what cannot be used
   */
  static List<Class<?>> of(ServletContext context, Collection<Class<?>> found) {
    Optional<List<Class<?>>> named = named(context);
    if (named.isPresent()) {
      return named.get();
    }
    List<Class<?>> lists =
        found.stream()
            .filter(ServiceApplication.class::isAssignableFrom)
            .filter(type -> !Modifier.isAbstract(type.getModifiers()))
            .toList();
    if (lists.size() > 1) {
      throw new IllegalStateException(
          "ServiceApplication: "
              + lists
              + " (expected: at most one, or the one that the context-param "
              + PARAMETER
              + " names)");
    }
    return lists.isEmpty() ? List.copyOf(found) : listed(lists.get(0));
  }

  /** What the application lists whose name the context has; empty if it has none. */
  static Optional<List<Class<?>>> named(ServletContext context) {
    String name = context.getInitParameter(PARAMETER);
    if (name == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(listed(Class.forName(name.strip(), false, context.getClassLoader())));
    } catch (ClassNotFoundException | LinkageError e) {
      throw unusable(
          name,
          "cannot be loaded: "
              + e
              + " (expected: a class of the application, by "
              + PARAMETER
              + ")",
          e);
    }
  }

  private static List<Class<?>> listed(Class<?> type) {
    if (!ServiceApplication.class.isAssignableFrom(type)) {
      throw unusable(type.getName(), "is none (implement ServiceApplication)", null);
    }
    try {
      List<Class<? extends UpgradeService>> services =
          services(UserClass.newInstance(type.asSubclass(ServiceApplication.class)));
      for (Class<? extends UpgradeService> service : services) {
        if (service == null || !service.isAnnotationPresent(ServicePath.class)) {
          throw unusable(
              type.getName(),
              "lists " + name(service) + " (expected: classes with @ServicePath)",
              null);
        }
      }
      return services.stream().<Class<?>>map(service -> service).distinct().toList();
    } catch (InvocationTargetException e) {
      throw unusable(type.getName(), "its constructor threw " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw unusable(
          type.getName(),
          "cannot be made (give it a constructor without parameters, and no abstract method): " + e,
          e);
    }
  }

  private static List<Class<? extends UpgradeService>> services(ServiceApplication application) {
    String name = application.getClass().getName();
    List<Class<? extends UpgradeService>> services;
    try {
      services = application.services();
    } catch (RuntimeException | LinkageError e) {
      throw unusable(name, "cannot list its services: " + e, e);
    }
    if (services == null) {
      throw unusable(
          name, "lists null (expected: classes with @ServicePath, or an empty list)", null);
    }
    return services;
  }

  private static String name(@Nullable Class<?> service) {
    return service == null ? "null" : service.getName();
  }

  private static IllegalStateException unusable(
      String name, String why, @Nullable Throwable cause) {
    return new IllegalStateException("ServiceApplication: " + name + " " + why, cause);
  }
}
