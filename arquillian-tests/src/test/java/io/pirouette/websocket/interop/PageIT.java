// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.tests.Archives;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample's page, in a browser. */
@ExtendWith(ArquillianExtension.class)
@Tag("interop")
class PageIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive sample() {
    return Archives.sample();
  }

  @Test
  void textAndBytesComeBackToThePage() throws Exception {
    if (Engine.current() == Engine.LISTENER) {
      try (PageServer pages = new PageServer(sample())) {
        String echo = Archives.at(base, "basic/ws").toString();
        NodeScript.run("page.mjs", pages.url("index.html?url=" + echo));
      }
    } else {
      NodeScript.run("page.mjs", base.toString());
    }
  }
}
