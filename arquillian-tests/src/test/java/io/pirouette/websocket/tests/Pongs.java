// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.PingPongService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The pongs that a client receives. */
public final class Pongs implements PingPongService {

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  /** The remote method. */
  public void onPong(byte[] data) {
    received.add(new String(data, UTF_8));
  }

  /** With this as the handler. */
  public ClientConfiguration configuration() {
    return ClientConfiguration.builder().pingPongHandler(this).build();
  }

  /** Waits for the next one; null if there is none. */
  public String next() throws InterruptedException {
    return received.poll(20, TimeUnit.SECONDS);
  }
}
