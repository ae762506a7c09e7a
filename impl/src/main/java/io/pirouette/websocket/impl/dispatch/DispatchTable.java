// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.definition.MessageType;
import io.pirouette.websocket.impl.service.ServiceModel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to call on the objects of one service class, for each kind of event and for each message
 * type. Immutable.
 */
public final class DispatchTable {

  /** Where a text says what it is for. */
  @FunctionalInterface
  interface MessageTypeFinder {
    /** The message type; null if there is none. */
    @Nullable String find(String text);
  }

  private final Map<EventKind, BoundMethod> standard = new EnumMap<>(EventKind.class);

  /** By the message types that methods are annotated with. */
  private final Map<String, BoundMethod> annotated = new HashMap<>();

  /** By the names of the methods that are not annotated. */
  private final Map<String, BoundMethod> named = new HashMap<>();

  /** Null if there are no message types. */
  private final @Nullable MessageTypeFinder messageTypes;

  /**
   * A table.
   *
   * @param messageTypes null if messages are not looked into
   */
  DispatchTable(
      ServiceModel model, MethodBinding binding, @Nullable MessageTypeFinder messageTypes) {
    this.messageTypes = messageTypes;
    for (EventKind kind : EventKind.values()) {
      binding.bind(kind, model.method(kind)).ifPresent(method -> standard.put(kind, method));
    }
    model
        .customMethods()
        .forEach(
            method ->
                binding
                    .bind(EventKind.EITHER, method)
                    .ifPresent(bound -> add(method.dispatcherValue(), method.name(), bound)));
  }

  private void add(@Nullable String messageType, String name, BoundMethod method) {
    if (messageType == null) {
      named.put(name, method);
    } else {
      annotated.put(messageType, method);
    }
  }

  /** What to call; null if the class declares no method for it. */
  @Nullable BoundMethod method(EventKind kind) {
    return standard.get(kind);
  }

  /** What to call for a text message; null if nothing is. */
  @Nullable BoundMethod methodForText(String text) {
    BoundMethod custom = messageTypes == null ? null : methodForType(messageTypes.find(text));
    return custom == null ? methodForMessage(EventKind.TEXT) : custom;
  }

  private @Nullable BoundMethod methodForType(@Nullable String type) {
    if (type == null || type.length() > MessageType.MAX_LENGTH) {
      return null;
    }
    BoundMethod exact = annotated.get(type);
    if (exact != null) {
      return exact;
    }
    BoundMethod method = named.get(MessageType.methodName(type));
    return method == null ? named.get(MessageType.methodNameWithCapitals(type)) : method;
  }

  /** What to call for a message of that kind, whatever is in it; null if nothing is. */
  @Nullable BoundMethod methodForMessage(EventKind kind) {
    BoundMethod method = standard.get(kind);
    return method == null ? standard.get(EventKind.EITHER) : method;
  }
}
