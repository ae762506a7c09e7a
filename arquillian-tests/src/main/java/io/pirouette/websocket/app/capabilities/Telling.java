// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.capabilities;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.Service;
import java.util.concurrent.Callable;
import javax.naming.InitialContext;

/** Answers questions about what is there with yes or no, or with what it is. */
class Telling implements Service {

  private final String pathParameter;

  Telling(String pathParameter) {
    this.pathParameter = pathParameter;
  }

  public String onTextMessage(Caller caller, String question) {
    String[] words = question.split(" ", 2);
    return switch (words[0]) {
      case "path-parameter" -> pathParameter;
      case "server" -> ServerListener.server();
      case "thread" -> Thread.currentThread().getName().startsWith("concurrent/") ? "yes" : "no";
      case "name" -> yes(() -> InitialContext.doLookup(words[1]));
      case "class" -> yes(() -> classNamed(words[1]));
      case "beans" -> yes(Telling::beans);
      case "security" -> yes(Telling::userOfTheContainer);
      default -> isCapable(caller.getCapabilities(), words[0]) ? "yes" : "no";
    };
  }

  private static boolean isCapable(Capabilities capabilities, String word) {
    return switch (word) {
      case "pings" -> capabilities.pings();
      case "frameLimits" -> capabilities.frameLimits();
      case "closeAnswers" -> capabilities.closeAnswers();
      case "closingHandshake" -> capabilities.closingHandshake();
      case "readSuspension" -> capabilities.readSuspension();
      case "asynchronousWrites" -> capabilities.asynchronousWrites();
      case "batchedReplies" -> capabilities.batchedReplies();
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static String yes(Callable<?> sought) {
    try {
      return sought.call() == null ? "no" : "yes";
    } catch (Exception | LinkageError e) {
      return "no";
    }
  }

  private static Class<?> classNamed(String name) throws ClassNotFoundException {
    return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
  }

  private static Object beans() throws ReflectiveOperationException {
    return classNamed("jakarta.enterprise.inject.spi.CDI").getMethod("current").invoke(null);
  }

  /** By name alone: the servers that have none lack the interface, too. */
  private static Object userOfTheContainer() throws ReflectiveOperationException {
    Class<?> type = classNamed("jakarta.security.enterprise.SecurityContext");
    Object cdi = beans();
    Object instance =
        classNamed("jakarta.enterprise.inject.Instance")
            .getMethod("select", Class.class, java.lang.annotation.Annotation[].class)
            .invoke(cdi, type, new java.lang.annotation.Annotation[0]);
    Object context = classNamed("jakarta.inject.Provider").getMethod("get").invoke(instance);
    return type.getMethod("getCallerPrincipal").invoke(context);
  }
}
