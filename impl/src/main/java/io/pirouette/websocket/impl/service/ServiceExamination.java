// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.definition.Findings;
import io.pirouette.websocket.impl.definition.PayloadTypes;
import io.pirouette.websocket.impl.definition.RemoteMethodDefinition;
import io.pirouette.websocket.impl.definition.ServiceDefinition;
import java.util.EnumMap;
import java.util.Map;

/** Examines one service class: finds its remote methods and everything that is wrong with them. */
public final class ServiceExamination {

  private ServiceExamination() {}

  /**
   * Examines a class.
   *
   * @return its model, which lacks the methods that are in the findings
   */
  public static ServiceModel examine(
      Class<? extends Service> type, PayloadTypes payloadTypes, Findings findings) {
    ExaminedClass examined = new ExaminedClass(type);
    return model(
        examined, ServiceDefinition.ofService(examined.description(), payloadTypes, findings));
  }

  /**
   * Examines the class of a client's ping and pong handler.
   *
   * @return its model, which lacks the methods that are in the findings
   */
  public static ServiceModel examinePingPong(
      Class<? extends PingPongService> type, PayloadTypes payloadTypes, Findings findings) {
    ExaminedClass examined = new ExaminedClass(type);
    return model(
        examined,
        ServiceDefinition.ofPingPongService(examined.description(), payloadTypes, findings));
  }

  private static ServiceModel model(
      ExaminedClass examined, Map<EventKind, RemoteMethodDefinition> definitions) {
    Map<EventKind, RemoteMethod> methods = new EnumMap<>(EventKind.class);
    definitions.forEach(
        (kind, definition) ->
            methods.put(kind, new RemoteMethod(definition, examined.method(definition.method()))));
    return new ServiceModel(methods);
  }
}
