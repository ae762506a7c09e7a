// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Access to the members of users' classes, which need not be public. */
final class Reflection {

  private Reflection() {}

  static MethodHandle handleOf(Method method) {
    try {
      open(method);
      // A varargs method would take its one array for the first of many.
      return MethodHandles.lookup().unreflect(method).asFixedArity();
    } catch (IllegalAccessException e) {
      throw inaccessible(method, e);
    }
  }

  /**
   * The public methods of a class without the bridges that a compiler adds, except for those by
   * which a public class inherits from one that is not: they stand for the inherited method.
   */
  static Stream<Method> publicMethods(Class<?> type) {
    Method[] methods = type.getMethods();
    return Stream.of(methods)
        .map(method -> method.isBridge() ? inherited(type, method, methods) : method)
        .filter(Objects::nonNull);
  }

  private static @Nullable Method inherited(Class<?> type, Method bridge, Method[] methods) {
    for (Class<?> base = type.getSuperclass(); base != null; base = base.getSuperclass()) {
      for (Method method : base.getDeclaredMethods()) {
        if (isSameSignature(method, bridge)) {
          return isOverridden(method, methods) ? null : method;
        }
      }
    }
    return null;
  }

  private static boolean isSameSignature(Method method, Method bridge) {
    return !method.isBridge()
        && method.getName().equals(bridge.getName())
        && Arrays.equals(method.getParameterTypes(), bridge.getParameterTypes());
  }

  /** A generic method's override has another signature, with parameters of subtypes. */
  private static boolean isOverridden(Method inherited, Method[] methods) {
    return Stream.of(methods).anyMatch(method -> overrides(method, inherited));
  }

  private static boolean overrides(Method method, Method inherited) {
    Class<?>[] narrow = method.getParameterTypes();
    Class<?>[] wide = inherited.getParameterTypes();
    if (method.isBridge()
        || !method.getName().equals(inherited.getName())
        || narrow.length != wide.length) {
      return false;
    }
    for (int i = 0; i < wide.length; i++) {
      if (!wide[i].isAssignableFrom(narrow[i])) {
        return false;
      }
    }
    return true;
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
