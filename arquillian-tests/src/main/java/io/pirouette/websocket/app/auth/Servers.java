// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Where the servers and files of a test are; in another process, a resource says so. */
final class Servers {

  private Servers() {}

  static String get(String name) {
    String here = System.getProperty("auth." + name);
    return here == null ? ofResource(name) : here;
  }

  private static String ofResource(String name) {
    Properties properties = new Properties();
    try (InputStream resource =
        Servers.class.getClassLoader().getResourceAsStream("servers.properties")) {
      properties.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty(name);
  }
}
