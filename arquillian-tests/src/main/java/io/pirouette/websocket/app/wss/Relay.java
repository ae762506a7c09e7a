// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.wss;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.time.Duration;

/** Has a client of its own, which shows a certificate. */
public class Relay implements Service {

  private final Client client;

  Relay(String url, String trust, String cert, String key) {
    client =
        Client.connect(
            url,
            ClientConfiguration.builder()
                .readTimeout(Duration.ofSeconds(20))
                .secureSocket(
                    ClientSecureSocket.builder()
                        .cert(new TrustedCertificates(trust))
                        .key(new CertKey(cert, key))
                        .build())
                .build());
  }

  public String onTextMessage(String text) {
    client.writeTextMessage(text);
    return client.readTextMessage();
  }

  public void onClose(Caller caller) {
    client.close();
  }
}
