// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.blocked;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pirouette.websocket.Service;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/**
 * Blocks, and says so over a connection to a port; that it was interrupted too. May ignore that
 * until the other end of that connection lets it go on.
 */
class Blocked implements Service {

  private final CountDownLatch never = new CountDownLatch(1);

  public String onTextMessage(String text) throws IOException {
    String[] words = text.split(" ");
    if (words.length < 2) {
      return text;
    }
    int port = Integer.parseInt(words[1]);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      block(socket, words[0].equals("ignore"));
    }
    return "not blocked any more";
  }

  private void block(Socket witness, boolean stubborn) throws IOException {
    OutputStream out = witness.getOutputStream();
    out.write("blocked\n".getBytes(US_ASCII));
    try {
      never.await();
    } catch (InterruptedException e) {
      out.write("interrupted\n".getBytes(US_ASCII));
    }
    if (stubborn) {
      witness.getInputStream().read();
    }
  }
}
