// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tomcat;

import static java.lang.invoke.MethodType.methodType;

import io.pirouette.websocket.impl.engine.Engine;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.Supplier;
import org.apache.tomcat.websocket.Constants;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.TransformationBuilder;
import org.apache.tomcat.websocket.TransformationFactory;

/**
 * Registers a builder of taps with the container, once per JVM.
 *
 * <p>The container keeps its builders for ever, for all applications, and cannot be told to forget
 * one. A builder of a class of ours would therefore pin the class loader of the first application
 * deployed. So the builder is a method handle made of JDK classes alone: it takes the first
 * parameter of the extension, which is a {@link Supplier}, and returns what that supplies.
 */
final class TapRegistration {

  private TapRegistration() {}

  static synchronized void ensure() {
    // Read first: the container's list of installed extensions is a copy made at this moment, and
    // peers shall not be able to ask for the tap by name in other applications.
    Constants.INSTALLED_EXTENSIONS.size();
    TransformationFactory factory = TransformationFactory.getInstance();
    if (!factory.getInstalledExtensionNames().contains(Engine.TAP_EXTENSION)) {
      factory.registerExtension(
          Engine.TAP_EXTENSION,
          MethodHandleProxies.asInterfaceInstance(TransformationBuilder.class, supplyFirst()));
    }
  }

  /** {@code (preferences, server) -> ((Supplier) preferences.get(0).get(0)).get()}, else null. */
  private static MethodHandle supplyFirst() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle get = lookup.findVirtual(List.class, "get", methodType(Object.class, int.class));
      MethodHandle first = MethodHandles.insertArguments(get, 1, 0);
      MethodHandle firstList = first.asType(methodType(List.class, List.class));
      MethodHandle supplier =
          MethodHandles.filterReturnValue(firstList, first)
              .asType(methodType(Supplier.class, List.class));
      MethodHandle supply = lookup.findVirtual(Supplier.class, "get", methodType(Object.class));
      MethodHandle build =
          MethodHandles.filterReturnValue(supplier, supply)
              .asType(methodType(Transformation.class, List.class));
      MethodHandle none =
          MethodHandles.dropArguments(
              MethodHandles.constant(Transformation.class, null), 0, RuntimeException.class);
      return MethodHandles.dropArguments(
          MethodHandles.catchException(build, RuntimeException.class, none), 1, boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("List.get or Supplier.get", impossible);
    }
  }
}
