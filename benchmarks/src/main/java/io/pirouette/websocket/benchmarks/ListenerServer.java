// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/**
 * A {@link Listener} with the default configuration, at 127.0.0.1, that echoes. It prints its port.
 * To {@code secure} and the path of a key store it answers the port of another one, with TLS; to
 * {@code stop} how many milliseconds it took to stop them gracefully; to other lines what {@link
 * ServerWatch#answer} says. It ends with its standard input.
 */
final class ListenerServer {

  /** Of key stores. */
  static final String PASSWORD = "benchmark";

  private final ServerWatch watch = ServerWatch.start();
  private Listener listener = start(ListenerConfiguration.builder());

  private ListenerServer() {}

  /** Serves until the standard input ends. */
  public static void main(String[] arguments) throws Exception {
    Settings.logNoLessThan(Level.WARNING);
    ListenerServer server = new ListenerServer();
    System.out.println(server.listener.port());
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      System.out.println(server.answer(line.split(" ")));
    }
    // Not stopped in order: thousands of peers would be waited for.
    System.exit(0);
  }

  private static Listener start(ListenerConfiguration.Builder configuration) {
    Listener listener = Listener.on(0, configuration.host("127.0.0.1").build());
    listener.attach(new ContestServices.EchoUpgrade(), ContestServices.ECHO).start();
    return listener;
  }

  private String answer(String[] words) throws IOException, InterruptedException {
    return switch (words[0]) {
      case "secure" -> secure(new KeyStore(words[1], PASSWORD));
      case "stop" -> stop();
      default -> watch.answer(words[0]);
    };
  }

  private String secure(KeyStore keys) {
    listener.immediateStop();
    listener = start(ListenerConfiguration.builder().secureSocket(ListenerSecureSocket.of(keys)));
    return String.valueOf(listener.port());
  }

  private String stop() {
    long start = System.nanoTime();
    listener.gracefulStop();
    return String.valueOf(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }
}
