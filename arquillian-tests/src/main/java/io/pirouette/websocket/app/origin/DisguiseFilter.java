// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.origin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Lets a request look as if it came over TLS, with a certificate or from somebody logged in. */
@WebFilter("/*")
public class DisguiseFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String disguise = request.getHeader("X-Disguise");
    chain.doFilter(disguise == null ? request : new Disguised(request, disguise), response);
  }

  private static final class Disguised extends HttpServletRequestWrapper {

    private final String disguise;

    Disguised(HttpServletRequest request, String disguise) {
      super(request);
      this.disguise = disguise;
    }

    @Override
    public boolean isSecure() {
      return disguise.equals("tls") || super.isSecure();
    }

    @Override
    public String getScheme() {
      return disguise.equals("tls") ? "https" : super.getScheme();
    }

    @Override
    public Principal getUserPrincipal() {
      return disguise.equals("login") ? () -> "anna" : super.getUserPrincipal();
    }

    @Override
    public String getRemoteUser() {
      return disguise.equals("login") ? "anna" : super.getRemoteUser();
    }

    @Override
    public Object getAttribute(String name) {
      return disguise.equals("certificate")
              && name.equals("jakarta.servlet.request.X509Certificate")
          ? new X509Certificate[] {anyCertificate()}
          : super.getAttribute(name);
    }

    /** One that every JVM has. */
    private static X509Certificate anyCertificate() {
      try {
        TrustManagerFactory trust =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        return Arrays.stream(trust.getTrustManagers())
            .filter(X509TrustManager.class::isInstance)
            .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
            .findFirst()
            .orElseThrow();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
