// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the JVM trust the servers of {@link TlsKeys} for as long as a test lasts. */
final class TlsTrust implements BeforeEachCallback, AfterEachCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(TlsTrust.class);

  @Override
  public void beforeEach(ExtensionContext context) throws NoSuchAlgorithmException {
    context.getStore(NAMESPACE).put("before", SSLContext.getDefault());
    // A new one, so that no test goes on with a session of another one.
    SSLContext.setDefault(TlsKeys.client());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    SSLContext.setDefault(context.getStore(NAMESPACE).get("before", SSLContext.class));
  }
}
