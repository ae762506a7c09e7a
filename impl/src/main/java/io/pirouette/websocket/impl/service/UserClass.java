// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import java.lang.reflect.Proxy;

/** The classes that users have written. */
public final class UserClass {

  private UserClass() {}

  /**
   * The class of an object, or the one that the class of a proxy or an interceptor stands for,
   * which a container has derived from it.
   */
  @SuppressWarnings("unchecked") // a super class of one of an object's class is one of its own
  public static <T> Class<? extends T> of(T object) {
    Class<?> type = object.getClass();
    while (type.isSynthetic() && type.getSuperclass() != Object.class && !type.isHidden()) {
      type = type.getSuperclass();
    }
    return (Class<? extends T>) type;
  }

  /** Whether a class that {@link #of} has found stands for another one that cannot be told. */
  public static boolean standsForUnknown(Class<?> type) {
    boolean derived = type.isSynthetic() && !type.isHidden();
    return Proxy.isProxyClass(type) || (derived && type.getSuperclass() == Object.class);
  }

  /** An object by the constructor without parameters, which need not be public. */
  public static <T> T newInstance(Class<T> type) throws ReflectiveOperationException {
    return Reflection.newInstance(type);
  }
}
