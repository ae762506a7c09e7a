// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.AuthzException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The server of {@link HandshakeStorm}, which lets in every second peer, the first one among them.
 * It prints its port. To each line of its standard input it answers what it holds, as {@link
 * Holdings} reads it, and it ends with the input.
 */
final class HandshakeServer {

  private HandshakeServer() {}

  /** Serves until the standard input ends. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Settings.logNoLessThan(Level.WARNING);
    ListenerConfiguration loopback = ListenerConfiguration.builder().host("127.0.0.1").build();
    Listener listener = Listener.on(0, loopback);
    listener.attach(new EverySecondUpgrade(), "/").start();
    System.out.println(listener.port());
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (input.readLine() != null) {
      System.out.println(new Holdings(Resources.atRest(), openSessions()).asLine());
    }
    listener.immediateStop();
  }

  /** Those of the container that can be reached, after a full collection. */
  private static int openSessions() {
    try {
      String histogram =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      return histogram
          .lines()
          .map(line -> line.trim().split("\\s+"))
          .filter(columns -> columns.length > 3)
          .filter(columns -> columns[3].equals("org.apache.tomcat.websocket.WsSession"))
          .mapToInt(columns -> Integer.parseInt(columns[1]))
          .sum();
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  static final class EverySecondUpgrade implements UpgradeService {

    private final AtomicLong asked = new AtomicLong();

    @Get
    public Service upgrade() {
      if (asked.getAndIncrement() % 2 != 0) {
        throw new AuthzException("Every second one");
      }
      return new Silent();
    }
  }

  static final class Silent implements Service {}
}
