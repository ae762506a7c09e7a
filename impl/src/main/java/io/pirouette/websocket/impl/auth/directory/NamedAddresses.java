// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

import com.unboundid.ldap.sdk.NameResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses under another name than the one that leads to them: TLS has the directory show the
 * certificate of the name that its address has.
 */
final class NamedAddresses extends NameResolver {

  private final String name;

  NamedAddresses(String name) {
    this.name = name;
  }

  private InetAddress named(InetAddress address) throws UnknownHostException {
    return InetAddress.getByAddress(name, address.getAddress());
  }

  @Override
  public InetAddress getByName(String host) throws UnknownHostException {
    return named(InetAddress.getByName(host));
  }

  @Override
  public InetAddress[] getAllByName(String host) throws UnknownHostException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = named(addresses[i]);
    }
    return addresses;
  }

  @Override
  public void toString(StringBuilder text) {
    text.append(name);
  }
}
