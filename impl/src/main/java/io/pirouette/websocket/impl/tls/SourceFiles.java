// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.KeySource;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.TrustSource;
import io.pirouette.websocket.tls.TrustStore;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths of the files that settings name. */
final class SourceFiles {

  private SourceFiles() {}

  static List<String> of(@Nullable KeySource key, @Nullable TrustSource trust) {
    List<String> paths = new ArrayList<>();
    if (key instanceof KeyStore store) {
      paths.add(store.path());
    } else if (key instanceof CertKey files) {
      paths.add(files.certFile());
      paths.add(files.keyFile());
    }
    if (trust instanceof TrustStore store) {
      paths.add(store.path());
    } else if (trust instanceof TrustedCertificates file) {
      paths.add(file.certFile());
    }
    return paths;
  }
}
