// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A method of a class, its own or inherited.
 *
 * @param name its name
 * @param declaredIn the class or interface that declares it
 * @param isPublic whether it is public
 * @param isStatic whether it is static
 * @param returnType its return type
 * @param parameters its parameters, in order
 * @param get the value of {@link io.pirouette.websocket.Get}; null if it is not annotated
 * @param dispatcherValue the value of {@link io.pirouette.websocket.DispatcherConfig}; null if it
 *     is not annotated
 */
public record MethodDescription(
    String name,
    TypeDescription declaredIn,
    boolean isPublic,
    boolean isStatic,
    TypeDescription returnType,
    List<ParameterDescription> parameters,
    @Nullable String get,
    @Nullable String dispatcherValue) {

  /** Copies the list. */
  public MethodDescription {
    parameters = List.copyOf(parameters);
  }

  /** Where to look for it. */
  String place() {
    return parameters.stream()
        .map(parameter -> parameter.type().toString())
        .collect(Collectors.joining(", ", declaredIn.name() + "." + name + "(", ")"));
  }

  boolean isPublicInstanceMethod() {
    return isPublic && !isStatic;
  }

  /** Whether its name is that of a remote method, known or not. */
  boolean isNamedLikeRemoteMethod() {
    return name.length() > 2 && name.startsWith("on") && Character.isUpperCase(name.charAt(2));
  }
}
