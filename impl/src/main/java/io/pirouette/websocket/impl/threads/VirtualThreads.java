// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.threads;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Virtual threads, where the JVM has them. */
public final class VirtualThreads {

  /** {@code Thread.isVirtual}; null before Java 21. */
  private static final @Nullable MethodHandle IS_VIRTUAL =
      find(false, "isVirtual", MethodType.methodType(boolean.class));

  /** {@code Thread.startVirtualThread}; null before Java 21. */
  private static final @Nullable MethodHandle START =
      find(true, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));

  private VirtualThreads() {}

  private static @Nullable MethodHandle find(boolean isStatic, String name, MethodType type) {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      return isStatic
          ? lookup.findStatic(Thread.class, name, type)
          : lookup.findVirtual(Thread.class, name, type);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return null;
    }
  }

  /** Whether the JVM has them. */
  public static boolean areAvailable() {
    return START != null;
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

  /** Runs a task on a thread of its own: a virtual one, or else a daemon of that name. */
  public static void start(String name, ClassLoader classes, Runnable task) {
    Runnable withClasses =
        () -> {
          Thread.currentThread().setContextClassLoader(classes);
          task.run();
        };
    if (START == null) {
      Thread thread = new Thread(null, withClasses, name, 0, false);
      thread.setDaemon(true);
      thread.start();
      return;
    }
    try {
      Thread ignored = (Thread) START.invokeExact(withClasses);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
