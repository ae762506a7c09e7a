// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import jakarta.el.ELContext;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/**
 * The part of the test class path that a web application on Tomcat may see: Tomcat's jars, nothing
 * else.
 *
 * <p>Without it a web application would find what the tests have, the library's initializers for
 * one, whether or not it is in the WAR. Classes are those that the running Tomcat uses, not copies;
 * resources come from the same jars.
 */
final class TomcatClasses extends URLClassLoader {
  TomcatClasses() {
    super(
        jars(Tomcat.class, WsSci.class, ELContext.class, jakarta.annotation.Resource.class),
        getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (findResource(name.replace('.', '/') + ".class") == null) {
      throw new ClassNotFoundException(name);
    }
    return Class.forName(name, false, TomcatClasses.class.getClassLoader());
  }

  private static URL[] jars(Class<?>... classes) {
    return Stream.of(classes)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .distinct()
        .toArray(URL[]::new);
  }
}
