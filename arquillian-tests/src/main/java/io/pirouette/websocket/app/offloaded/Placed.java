// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.offloaded;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Says where its methods run. */
class Placed implements Service {

  private final ClassLoader classesOfTheUpgrade = Thread.currentThread().getContextClassLoader();
  private String opened;

  public void onOpen(Caller caller) {
    opened = place();
  }

  public String onTextMessage(String question) throws NamingException {
    return switch (question) {
      case "onOpen" -> opened;
      case "onTextMessage" -> place();
      case "classes" -> classes();
      default -> String.valueOf(new InitialContext().lookup(question));
    };
  }

  private String classes() {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    return classes == classesOfTheUpgrade ? "those of the upgrade" : String.valueOf(classes);
  }

  private static String place() {
    Thread thread = Thread.currentThread();
    return isVirtual(thread) ? "a virtual thread" : thread.getName();
  }

  private static boolean isVirtual(Thread thread) {
    try {
      return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    } catch (NoSuchMethodException e) {
      return false; // before Java 21
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
