// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.handshake.RefusingUpgrade;
import io.pirouette.websocket.tests.Archives;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Node's {@code ws}, which checks what it receives by the book, as the peer. */
@ExtendWith(ArquillianExtension.class)
@Tag("interop")
class NodeIT {

  @ArquillianResource
  @OperateOnDeployment("sample")
  URL sample;

  @ArquillianResource
  @OperateOnDeployment("handshake")
  URL handshake;

  @Deployment(name = "sample", testable = false)
  static WebArchive sample() {
    return Archives.sample();
  }

  @Deployment(name = "handshake", testable = false)
  static WebArchive handshake() {
    return Archives.application("handshake.war", RefusingUpgrade.class);
  }

  @Test
  void everyKindOfMessageComesBack() throws Exception {
    String output = NodeScript.run("echo.mjs", Archives.at(sample, "basic/ws").toString());
    assertTrue(output.contains("all passed, extensions: permessage-deflate"), output);
  }

  @ParameterizedTest
  @CsvSource({
    "refusing?authn, 401",
    "refusing?upgrade, 400",
    "refusing?conflict, 409",
    "unknown, 404"
  })
  void aRefusalIsUnderstood(String path, String status) throws Exception {
    NodeScript.run("refusal.mjs", Archives.at(handshake, path).toString(), status);
  }
}
