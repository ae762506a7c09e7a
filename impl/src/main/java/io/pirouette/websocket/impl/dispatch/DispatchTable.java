// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.impl.binding.PayloadReader;
import io.pirouette.websocket.impl.binding.ReplyWriter;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.definition.Findings;
import io.pirouette.websocket.impl.definition.PayloadTypes;
import io.pirouette.websocket.impl.definition.TypeDescription;
import io.pirouette.websocket.impl.service.RemoteMethod;
import io.pirouette.websocket.impl.service.ServiceExamination;
import io.pirouette.websocket.impl.service.ServiceModel;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For each kind of event, what to call on the objects of one service class. Immutable. */
public final class DispatchTable {

  private static final PayloadTypes PAYLOAD_TYPES =
      new PayloadTypes() {
        @Override
        public boolean readable(TypeDescription type) {
          return PayloadReader.of(type.name()).isPresent();
        }

        @Override
        public boolean sendable(TypeDescription type) {
          return ReplyWriter.of(type.name()).isPresent();
        }
      };

  private final Map<EventKind, BoundMethod> methods = new EnumMap<>(EventKind.class);

  private DispatchTable(ServiceModel model) {
    for (EventKind kind : EventKind.values()) {
      RemoteMethod method = model.method(kind);
      if (method != null) {
        methods.put(kind, BoundMethod.of(kind, method));
      }
    }
  }

  /** The table of a class; what is wrong with the class goes to the findings. */
  static DispatchTable of(Class<? extends Service> type, Findings findings) {
    return new DispatchTable(ServiceExamination.examine(type, PAYLOAD_TYPES, findings));
  }

  /** What to call; null if the class declares no method for it. */
  @Nullable BoundMethod method(EventKind kind) {
    return methods.get(kind);
  }
}
