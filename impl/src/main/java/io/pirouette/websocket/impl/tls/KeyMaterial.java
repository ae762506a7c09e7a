// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.KeySource;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** One's own keys and certificates, as the JDK wants them. */
final class KeyMaterial {

  private KeyMaterial() {}

  /** What shows the keys of a source; among several that of the host which is asked for (SNI). */
  static KeyManager[] of(@Nullable KeySource source) {
    if (source == null) {
      return new KeyManager[0];
    }
    if (source instanceof CertKey files) {
      return ofFiles(files);
    }
    return ofStore((io.pirouette.websocket.tls.KeyStore) source);
  }

  private static KeyManager[] ofStore(io.pirouette.websocket.tls.KeyStore source) {
    KeyStore store = KeyStoreFile.open(source.path(), source.password());
    char[] password = Password.of(source.path(), source.password()).toCharArray();
    try {
      List<X509Certificate> own = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        X509Certificate certificate = checked(source.path(), store, alias, password);
        if (certificate != null) {
          own.add(certificate);
        }
      }
      if (own.isEmpty()) {
        throw FileFault.of(
            source.path(), "holds no private key", "one, with its certificate", null);
      }
      return managers(store, password, own);
    } catch (UnrecoverableKeyException e) {
      throw FileFault.of(
          source.path(), "a key has another password", "that of the store for all keys", null);
    } catch (GeneralSecurityException e) {
      throw FileFault.of(source.path(), "its keys cannot be used", KeyStoreFile.EXPECTED, e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** The certificate of the key under that name; null if there is none. */
  private static @Nullable X509Certificate checked(
      String path, KeyStore store, String alias, char[] password) throws GeneralSecurityException {
    Certificate[] chain = store.isKeyEntry(alias) ? store.getCertificateChain(alias) : null;
    Key key = chain == null || chain.length == 0 ? null : store.getKey(alias, password);
    if (key instanceof PrivateKey own && chain[0] instanceof X509Certificate first) {
      OwnKey.check(path + ", entry '" + alias + "'", own, first);
      return first;
    }
    return null;
  }

  private static KeyManager[] ofFiles(CertKey files) {
    List<X509Certificate> chain = CertificateFile.read(files.certFile());
    checkOrder(files.certFile(), chain);
    PrivateKey key = PrivateKeyFile.read(files.keyFile(), files.keyPassword());
    OwnKey.check(files.keyFile() + " with " + files.certFile(), key, chain.get(0));
    char[] none = new char[0];
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, none);
      store.setKeyEntry("key", key, none, chain.toArray(new Certificate[0]));
      return managers(store, none, chain.subList(0, 1));
    } catch (IOException | GeneralSecurityException e) {
      throw new SslException(files + ": cannot be used", e);
    }
  }

  private static void checkOrder(String path, List<X509Certificate> chain) {
    for (int i = 1; i < chain.size(); i++) {
      if (!chain
          .get(i - 1)
          .getIssuerX500Principal()
          .equals(chain.get(i).getSubjectX500Principal())) {
        throw FileFault.of(
            path,
            "certificate " + (i + 1) + " is not that of the issuer of certificate " + i,
            "one's own certificate first, each followed by its issuer's",
            null);
      }
    }
  }

  private static KeyManager[] managers(KeyStore store, char[] password, List<X509Certificate> own)
      throws GeneralSecurityException {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, password);
    KeyManager[] managers = factory.getKeyManagers();
    if (own.size() > 1 && managers[0] instanceof X509ExtendedKeyManager jdk) {
      managers[0] = new KeysByHost(jdk, own);
    }
    return managers;
  }
}
