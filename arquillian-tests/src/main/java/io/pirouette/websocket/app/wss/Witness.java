// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.wss;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeRequest;
import java.util.stream.Collectors;

/** Tells who is there, and over what. */
public class Witness implements Service {

  public String onTextMessage(Caller caller, String text) {
    UpgradeRequest request = caller.getUpgradeRequest();
    String certificates =
        request.clientCertificates().stream()
            .map(certificate -> certificate.getSubjectX500Principal().getName())
            .collect(Collectors.joining(" "));
    return "%s, %s, %s [%s]".formatted(text, caller.isSecure(), request.secure(), certificates);
  }

  public byte[] onBinaryMessage(byte[] data) {
    return data;
  }
}
