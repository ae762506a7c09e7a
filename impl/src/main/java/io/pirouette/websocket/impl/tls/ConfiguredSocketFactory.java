// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes sockets that are what the settings say before they connect. */
final class ConfiguredSocketFactory extends SSLSocketFactory {

  private final SSLSocketFactory factory;
  private final SSLParameters parameters;

  ConfiguredSocketFactory(SSLSocketFactory factory, SSLParameters parameters) {
    this.factory = factory;
    this.parameters = parameters;
  }

  private Socket configured(Socket socket) {
    if (socket instanceof SSLSocket secure) {
      secure.setSSLParameters(parameters);
    }
    return socket;
  }

  /** The one that is asked for, whose name is also compared: the JDK would take either of two. */
  private String meant(String host) {
    List<SNIServerName> names = parameters.getServerNames();
    return names == null || names.isEmpty()
        ? host
        : new String(names.get(0).getEncoded(), StandardCharsets.US_ASCII);
  }

  @Override
  public Socket createSocket() throws IOException {
    return configured(factory.createSocket());
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return configured(factory.createSocket(socket, meant(host), port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return configured(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return configured(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return configured(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return configured(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return parameters.getCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }
}
