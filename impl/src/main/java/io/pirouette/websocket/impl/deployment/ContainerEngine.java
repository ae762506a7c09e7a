// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.StandardEngine;
import io.pirouette.websocket.impl.engine.tomcat.TomcatEngine;
import io.pirouette.websocket.impl.engine.tyrus.TyrusEngine;
import io.pirouette.websocket.impl.session.ConnectionLog;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/** Recognises the container by the class of its server container, and by nothing else. */
final class ContainerEngine {

  private ContainerEngine() {}

  /** A client library in the application must not mislead: only the deploying container counts. */
  static Engine of(ServerContainer container) {
    for (Class<?> type = container.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith("org.apache.tomcat.websocket.")) {
        return tomcat(type.getClassLoader());
      }
      if (type.getName().startsWith("org.glassfish.tyrus.")) {
        return new TyrusEngine();
      }
    }
    return new StandardEngine();
  }

  /** Before versions 10.1.44 and 11.0.10 Tomcat shows no frames. */
  private static Engine tomcat(ClassLoader container) {
    settleDefaults(container);
    try {
      Class.forName("org.apache.tomcat.websocket.TransformationBuilder", false, container);
      return new TomcatEngine();
    } catch (ClassNotFoundException e) {
      ConnectionLog.warning(
          "This Tomcat shows no frames, which limits what services can do. From 10.1.44 and 11.0.10 on it does");
      return new StandardEngine();
    }
  }

  /**
   * Has Tomcat find its own means for endpoints that say nothing else. It looks for them once, in
   * what the thread sees then, and keeps them for all applications: those of an engine that one of
   * them has brought along for its clients would serve none after that one is gone.
   */
  private static void settleDefaults(ClassLoader container) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(container);
    try {
      new ServerEndpointConfig.Configurator().getContainerDefaultConfigurator();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
