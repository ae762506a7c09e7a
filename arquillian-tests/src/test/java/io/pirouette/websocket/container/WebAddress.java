// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Where a deployed archive answers, always on 127.0.0.1.
 *
 * <p>Arquillian takes the context path of an injected {@code @ArquillianResource URL} from a
 * servlet of the context, so one is named even where none is known. It is the servlet that runs
 * in-container tests, which the protocol looks up by this very name; naming it in a WAR that lacks
 * it does no harm.
 */
record WebAddress(int port, String contextPath) {
  static final String HOST = "127.0.0.1";

  private static final String TEST_RUNNER = "ArquillianServletRunnerEE9";

  static WebAddress of(int port, Archive<?> archive) {
    return new WebAddress(port, contextPath(archive));
  }

  /** {@code ROOT.war} is at the empty path, {@code name.war} at {@code /name}. */
  static String contextPath(Archive<?> archive) {
    String name = archive.getName().replaceFirst("\\.[^.]*$", "");
    return name.equals("ROOT") ? "" : "/" + name;
  }

  ProtocolMetaData metaData() {
    HTTPContext context = new HTTPContext(HOST, port).add(new Servlet(TEST_RUNNER, contextPath));
    return new ProtocolMetaData().addContext(context);
  }
}
