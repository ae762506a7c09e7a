// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import java.io.IOException;
import java.io.InputStream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.Node;

/** The classes of a WAR, for engines that have no notion of one. Those of the tests come first. */
final class ArchiveClasses extends ClassLoader {

  static final String DIRECTORY = "/WEB-INF/classes/";

  private final Archive<?> archive;

  ArchiveClasses(Archive<?> archive) {
    super(ArchiveClasses.class.getClassLoader());
    this.archive = archive;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Node node = archive.get(DIRECTORY + name.replace('.', '/') + ".class");
    if (node == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream content = node.getAsset().openStream()) {
      byte[] bytes = content.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
