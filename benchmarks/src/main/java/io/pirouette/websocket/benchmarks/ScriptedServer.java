// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server of plain bytes, which does to a client what the path of its request says: {@code
 * /not_found} and so on, see {@link Fault}. It has one thread and serves one client at a time.
 */
final class ScriptedServer implements AutoCloseable {

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final Pattern PATH = Pattern.compile("^GET /(\\w+) ");
  private static final Pattern KEY =
      Pattern.compile("\r\nSec-WebSocket-Key: *([^\r]+)\r\n", Pattern.CASE_INSENSITIVE);

  /** Reached only if a client neither says anything nor hangs up. */
  private static final int TIMEOUT_MILLIS = 10_000;

  private static final int CLOSE = 0x88;

  /** A whole frame of a kind that RFC 6455 section 5.2 reserves. */
  private static final byte[] MALFORMED = {(byte) 0x83, 0};

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  ScriptedServer() throws IOException {
    Thread thread = new Thread(this::serve, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Where a fault is to be had. */
  String url(Fault fault) {
    return "ws://127.0.0.1:" + server.getLocalPort() + "/" + fault.name().toLowerCase(Locale.ROOT);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        serve(socket);
      } catch (IOException e) {
        // The client has gone, as it may; or this server has been closed.
      }
    }
  }

  private static void serve(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    String head = head(in);
    Fault fault = Fault.valueOf(group(PATH, head).toUpperCase(Locale.ROOT));
    switch (fault) {
      case NOT_FOUND ->
          out.write(ascii("HTTP/1.1 404 Not Found\r\nContent-Length: 7\r\n\r\nNothing"));
      case SILENT -> in.read();
      default -> {
        out.write(ascii(accepting(group(KEY, head))));
        converse(fault, socket, in, out);
      }
    }
  }

  /** The connection's life after the handshake. */
  private static void converse(Fault fault, Socket socket, DataInputStream in, OutputStream out)
      throws IOException {
    switch (fault) {
      case RESET -> {
        // Once the client has said something, it surely has read the answer to its request.
        readFrame(in);
        socket.setSoLinger(true, 0);
      }
      case MALFORMED_FRAME -> {
        out.write(MALFORMED);
        readFrame(in);
      }
      case ORDERLY_CLOSE, CLOSE_WHILE_READING -> {
        byte[] reason = readFrame(in);
        out.write(CLOSE);
        out.write(reason.length);
        out.write(reason);
      }
      default -> {
        // The end of the connection is what is wanted.
      }
    }
  }

  private static String head(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  private static String group(Pattern pattern, String head) throws IOException {
    Matcher matcher = pattern.matcher(head);
    if (!matcher.find()) {
      throw new IOException("Not a request for this server: " + head);
    }
    return matcher.group(1).strip();
  }

  private static String accepting(String key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(ascii(key + GUID));
      return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: "
          + Base64.getEncoder().encodeToString(digest)
          + "\r\n\r\n";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The unmasked payload of a client's frame of less than 126 bytes. */
  private static byte[] readFrame(DataInputStream in) throws IOException {
    in.readUnsignedByte();
    byte[] payload = new byte[in.readUnsignedByte() & 0x7f];
    byte[] mask = new byte[4];
    in.readFully(mask);
    in.readFully(payload);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
