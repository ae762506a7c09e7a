// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Asks for a host's addresses, on a thread that can be left behind: the JDK's answer may hang. */
final class AddressLookup {

  /** What the JDK takes for an address without asking anybody. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|\\[.*:.*]");

  private final String host;
  private final FutureTask<List<InetAddress>> lookup;

  AddressLookup(String host) {
    this.host = host;
    this.lookup = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
  }

  /**
   * The host's addresses.
   *
   * @throws UnknownHostException if it has none
   * @throws SocketTimeoutException if the deadline passes
   */
  List<InetAddress> await(Deadline deadline) throws IOException, InterruptedException {
    if (LITERAL.matcher(host).matches()) {
      return List.of(InetAddress.getAllByName(host));
    }
    Thread thread = new Thread(null, lookup, "pirouette-lookup", 0, false);
    thread.setContextClassLoader(null);
    thread.setDaemon(true);
    thread.start();
    try {
      return lookup.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException();
    } catch (CancellationException e) {
      throw new IOException("cancelled", e);
    } catch (ExecutionException e) {
      UnknownHostException unknown = new UnknownHostException("unknown host");
      unknown.initCause(e.getCause());
      throw unknown;
    }
  }

  void cancel() {
    lookup.cancel(false);
  }
}
