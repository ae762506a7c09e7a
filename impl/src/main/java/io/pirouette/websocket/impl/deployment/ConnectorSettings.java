// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.Http1Settings;
import io.pirouette.websocket.ListenerConfiguration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a listener over a context has no say in, because the container opens the port: {@code
 * WEBSOCKET_106}.
 */
final class ConnectorSettings {

  private static final String LISTENERS =
      "network-config.network-listeners.network-listener.http-listener-1.";
  private static final String PROTOCOLS = "network-config.protocols.protocol.http-listener-1.";

  private ConnectorSettings() {}

  /** Throws if a field says anything but the default. */
  static void check(ListenerConfiguration configuration) {
    ListenerConfiguration defaults = ListenerConfiguration.defaults();
    List<String> wrong = new ArrayList<>();
    if (!configuration.host().equals(defaults.host())) {
      wrong.add(cure("host", "address", LISTENERS + "address"));
    }
    if (!isDefault(configuration.http1Settings())) {
      wrong.add(cure("http1Settings", "maxKeepAliveRequests", PROTOCOLS + "http.max-connections"));
    }
    if (configuration.secureSocket() != null) {
      wrong.add(cure("secureSocket", "SSLEnabled and an SSLHostConfig", PROTOCOLS + "ssl.*"));
    }
    if (!configuration.timeout().equals(defaults.timeout())) {
      wrong.add(cure("timeout", "connectionTimeout", PROTOCOLS + "http.request-timeout-seconds"));
    }
    if (configuration.server() != null) {
      wrong.add(cure("server", "server", PROTOCOLS + "http.server-header"));
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "A listener over a servlet context shares the container's connector, to which belong: "
              + String.join("; ", wrong));
    }
  }

  /** Compared field by field: what Java 17 makes of a record by itself holds its class loader. */
  private static boolean isDefault(Http1Settings settings) {
    return settings.keepAlive() == Http1Settings.DEFAULT.keepAlive()
        && settings.maxPipelinedRequests() == Http1Settings.DEFAULT.maxPipelinedRequests();
  }

  private static String cure(String field, String tomcat, String payara) {
    return field
        + " (Tomcat: "
        + tomcat
        + " of the Connector in server.xml; Payara: asadmin set configs.config.server-config."
        + payara
        + ")";
  }
}
