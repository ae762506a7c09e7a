// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A process that holds connections. To {@code open <port> <count> <address> <tls>} it opens so
 * many, from 127.0.0.address, and answers how many there are. To {@code expect} it reads the close
 * frame of each, answers it and reads on to its end; its answer is a {@link Farewell}. It ends with
 * its standard input.
 */
final class HoldingPeers {

  private static final int GOING_AWAY = 1001;
  private static final int TIMEOUT_MILLIS = 60_000;

  /** An unmasked close frame without a reason, and the answer, with a mask of zeros. */
  private static final int CLOSE = 0x8802;

  private static final byte[] ANSWER = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 0x03, (byte) 0xe9};

  private final List<Socket> sockets = new ArrayList<>();

  private HoldingPeers() {}

  /** What became of the connections. */
  record Farewell(int told, int ended, long lastToldMillis, long lastEndMillis) {

    /** Reads what a process has told. */
    static Farewell of(String line) {
      String[] words = line.split(" ");
      return new Farewell(
          Integer.parseInt(words[0]),
          Integer.parseInt(words[1]),
          Long.parseLong(words[2]),
          Long.parseLong(words[3]));
    }

    String asLine() {
      return told + " " + ended + " " + lastToldMillis + " " + lastEndMillis;
    }
  }

  /** Holds connections until the standard input ends. */
  public static void main(String[] arguments) throws Exception {
    HoldingPeers peers = new HoldingPeers();
    // Whoever starts a program reads a port.
    System.out.println(0);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] words = line.split(" ");
      System.out.println(words[0].equals("open") ? peers.open(words) : peers.expect().asLine());
    }
  }

  private int open(String[] words) throws IOException, GeneralSecurityException {
    int port = Integer.parseInt(words[1]);
    int count = Integer.parseInt(words[2]);
    SSLContext tls = Boolean.parseBoolean(words[4]) ? trusting() : null;
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket();
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0." + words[3]), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      Socket upgraded =
          tls == null
              ? socket
              : tls.getSocketFactory().createSocket(socket, "127.0.0.1", port, true);
      Upgrades.upgrade(upgraded, port);
      sockets.add(upgraded);
    }
    return sockets.size();
  }

  /** Of everybody: it is not the certificate that is measured. */
  private static SSLContext trusting() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    return context;
  }

  private static final class Trusting implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private Farewell expect() {
    long start = System.nanoTime();
    int told = 0;
    for (Socket socket : sockets) {
      told += isTold(socket) ? 1 : 0;
    }
    long lastTold = System.nanoTime();
    int ended = 0;
    for (Socket socket : sockets) {
      ended += hasEnded(socket) ? 1 : 0;
    }
    return new Farewell(told, ended, millis(lastTold - start), millis(System.nanoTime() - start));
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  @SuppressWarnings("resource")
  private static boolean isTold(Socket socket) {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      if (in.readUnsignedShort() != CLOSE || in.readUnsignedShort() != GOING_AWAY) {
        return false;
      }
      socket.getOutputStream().write(ANSWER);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean hasEnded(Socket socket) {
    try (socket) {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return false;
    }
  }
}
