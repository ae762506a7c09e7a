// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.threads;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Virtual threads, where the JVM has them. */
public final class VirtualThreads {

  /** {@code Thread.isVirtual}; null before Java 21. */
  private static final @Nullable MethodHandle IS_VIRTUAL =
      find("isVirtual", MethodType.methodType(boolean.class));

  /** Makes them; null before Java 21. */
  private static final @Nullable ThreadFactory FACTORY = factory();

  private VirtualThreads() {}

  private static @Nullable MethodHandle find(String name, MethodType type) {
    try {
      return MethodHandles.publicLookup().findVirtual(Thread.class, name, type);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return null;
    }
  }

  /** Of threads that inherit nothing of whoever starts them. */
  private static @Nullable ThreadFactory factory() {
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
      builder.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(virtual, false);
      return (ThreadFactory) builder.getMethod("factory").invoke(virtual);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  /** Whether the JVM has them. */
  public static boolean areAvailable() {
    return FACTORY != null;
  }

  /** Whether the current thread is a virtual one. */
  public static boolean isCurrent() {
    if (IS_VIRTUAL == null) {
      return false;
    }
    try {
      return (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a task on a thread of its own: a virtual one, or else a daemon. */
  public static void start(String name, ClassLoader classes, Runnable task) {
    Runnable withClasses =
        () -> {
          Thread.currentThread().setContextClassLoader(classes);
          task.run();
        };
    Thread thread;
    if (FACTORY == null) {
      thread = new Thread(null, withClasses, name, 0, false);
      thread.setDaemon(true);
    } else {
      thread = FACTORY.newThread(withClasses);
      thread.setName(name);
    }
    thread.start();
  }
}
