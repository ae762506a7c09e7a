// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.definition.Findings;
import io.pirouette.websocket.impl.definition.RemoteMethodDefinition;
import io.pirouette.websocket.impl.definition.ServiceDefinition;
import io.pirouette.websocket.impl.definition.ServiceMethods;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Examines one service class: finds its remote methods and everything that is wrong with them. */
public final class ServiceExamination {

  private ServiceExamination() {}

  /**
   * Examines a class.
   *
   * @param customMethods whether its connections have a dispatcher key
   * @return its model, which lacks the methods that are in the findings
   */
  public static ServiceModel examine(
      Class<? extends Service> type, boolean customMethods, Findings findings) {
    ExaminedClass examined = new ExaminedClass(type);
    return model(
        examined, ServiceDefinition.ofService(examined.description(), customMethods, findings));
  }

  /**
   * Examines the class of a client's ping and pong handler.
   *
   * @return its model, which lacks the methods that are in the findings
   */
  public static ServiceModel examinePingPong(
      Class<? extends PingPongService> type, Findings findings) {
    ExaminedClass examined = new ExaminedClass(type);
    return model(examined, ServiceDefinition.ofPingPongService(examined.description(), findings));
  }

  private static ServiceModel model(ExaminedClass examined, ServiceMethods methods) {
    Function<RemoteMethodDefinition, RemoteMethod> bind =
        definition -> new RemoteMethod(definition, examined.method(definition.method()));
    Map<EventKind, RemoteMethod> standard = new EnumMap<>(EventKind.class);
    methods.standard().forEach((kind, method) -> standard.put(kind, bind.apply(method)));
    Map<String, RemoteMethod> refused = new HashMap<>();
    methods.refused().forEach((name, method) -> refused.put(name, bind.apply(method)));
    return new ServiceModel(standard, methods.custom().stream().map(bind).toList(), refused);
  }
}
