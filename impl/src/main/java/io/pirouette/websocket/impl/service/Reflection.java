// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Access to the members of users' classes, which need not be public. */
final class Reflection {

  private Reflection() {}

  static MethodHandle handleOf(Method method) {
    try {
      open(method);
      return MethodHandles.lookup().unreflect(method);
    } catch (IllegalAccessException e) {
      throw inaccessible(method, e);
    }
  }

  static <T> T newInstance(Class<T> type) throws ReflectiveOperationException {
    Constructor<T> constructor = type.getDeclaredConstructor();
    open(constructor);
    return constructor.newInstance();
  }

  private static void open(AccessibleObject member) {
    if (!member.trySetAccessible()) {
      throw inaccessible(member, null);
    }
  }

  private static IllegalArgumentException inaccessible(Object member, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        member + " is not accessible (open its package to io.pirouette.websocket.impl)", cause);
  }
}
