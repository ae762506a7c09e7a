// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Several keys of a server, of which the one is shown whose certificate names the host that is
 * asked for. The JDK does so among keys of one kind, but chooses the kind first; this one says that
 * there is no key of a kind, if that of the host is of another one.
 */
final class KeysByHost extends X509ExtendedKeyManager {

  private static final int DNS_NAME = 2;

  private final X509ExtendedKeyManager jdk;
  private final List<X509Certificate> certificates;

  /** Over the JDK's, with the certificates of all keys. */
  KeysByHost(X509ExtendedKeyManager jdk, List<X509Certificate> certificates) {
    this.jdk = jdk;
    this.certificates = List.copyOf(certificates);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, SSLEngine engine) {
    String alias = jdk.chooseEngineServerAlias(type, issuers, engine);
    String host = alias == null ? null : requested(engine);
    X509Certificate[] chain = host == null ? null : jdk.getCertificateChain(alias);
    boolean fits = chain == null || names(chain[0], host);
    return fits || certificates.stream().noneMatch(other -> names(other, host)) ? alias : null;
  }

  private static @Nullable String requested(SSLEngine engine) {
    if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
      for (SNIServerName name : session.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          return host.getAsciiName().toLowerCase(Locale.ROOT);
        }
      }
    }
    return null;
  }

  private static boolean names(X509Certificate certificate, @Nullable String host) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return host != null
          && names != null
          && names.stream()
              .filter(name -> name.get(0).equals(DNS_NAME))
              .anyMatch(name -> fits(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT), host));
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /** A wildcard stands for one label (RFC 6125 section 6.4.3). */
  private static boolean fits(String name, String host) {
    int dot = host.indexOf('.');
    return name.equals(host)
        || (name.startsWith("*.") && dot > 0 && name.substring(1).equals(host.substring(dot)));
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
    return jdk.chooseEngineClientAlias(types, issuers, engine);
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return jdk.getClientAliases(type, issuers);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, Socket socket) {
    return jdk.chooseClientAlias(types, issuers, socket);
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return jdk.getServerAliases(type, issuers);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, Socket socket) {
    return jdk.chooseServerAlias(type, issuers, socket);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return jdk.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return jdk.getPrivateKey(alias);
  }
}
