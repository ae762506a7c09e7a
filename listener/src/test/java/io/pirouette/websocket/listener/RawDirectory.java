// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import com.unboundid.asn1.ASN1Buffer;
import com.unboundid.asn1.ASN1StreamReader;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A directory that says what a test has it say, whatever it is asked. */
final class RawDirectory implements AutoCloseable {

  /** What the request was, for {@link #requests()}. */
  static final String BIND = "bind";

  static final String SEARCH = "search";
  static final String EXTENDED = "extended";
  static final String UNBIND = "unbind";
  static final String GARBAGE = "no LDAP";

  private final ServerSocket socket =
      new ServerSocket(0, 100, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  private final Script script;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger ended = new AtomicInteger();

  /** Answers a request. */
  interface Script {
    void answer(String kind, Exchange exchange) throws IOException;
  }

  RawDirectory(Script script) throws IOException {
    this.script = script;
    run(this::accept);
  }

  private static void run(Runnable task) {
    Thread thread = new Thread(task, "raw-directory");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        connections.add(connection);
        run(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      ASN1StreamReader reader = new ASN1StreamReader(connection.getInputStream());
      LDAPMessage message = LDAPMessage.readFrom(reader, true);
      while (message != null) {
        String kind = kind(message);
        requests.add(kind);
        script.answer(kind, new Exchange(connection, message.getMessageID()));
        message = LDAPMessage.readFrom(reader, true);
      }
    } catch (LDAPException e) {
      requests.add(GARBAGE);
    } catch (IOException e) {
      // The other end has gone, or the test is over.
    } finally {
      ended.incrementAndGet();
    }
  }

  private static String kind(LDAPMessage message) {
    String name = message.getProtocolOp().getClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT)
        + name.substring(1).replaceAll("(Request)?ProtocolOp", "");
  }

  /** A request, and what may be said to it. */
  record Exchange(Socket connection, int id) {

    private static byte[] bytes(int id, ProtocolOp operation) {
      ASN1Buffer buffer = new ASN1Buffer();
      new LDAPMessage(id, operation).writeTo(buffer);
      return buffer.toByteArray();
    }

    void send(byte[] bytes) throws IOException {
      connection.getOutputStream().write(bytes);
      connection.getOutputStream().flush();
    }

    void bound(int code) throws IOException {
      send(bytes(id, new BindResponseProtocolOp(code, null, "top secret", REFERRALS.get(), null)));
    }

    void entry(String dn, String attribute, String value) throws IOException {
      send(
          bytes(id, new SearchResultEntryProtocolOp(dn, List.of(new Attribute(attribute, value)))));
    }

    void done(int code) throws IOException {
      send(bytes(id, new SearchResultDoneProtocolOp(code, null, "top secret", REFERRALS.get())));
    }

    void extended(int code) throws IOException {
      send(bytes(id, new ExtendedResponseProtocolOp(code, null, null, List.of(), null, null)));
    }

    /** Says that TLS may begin, and in the same packet yes to a bind that has not come yet. */
    void beginTlsAndMore() throws IOException {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(bytes(id, new ExtendedResponseProtocolOp(0, null, null, List.of(), null, null)));
      for (int next = id + 1; next < id + 4; next++) {
        all.write(bytes(next, new BindResponseProtocolOp(0, null, null, List.of(), null)));
      }
      send(all.toByteArray());
    }

    /** Says that it is going to hang up (RFC 4511 section 4.4.1), and does. */
    void disconnect() throws IOException {
      String notice = "1.3.6.1.4.1.1466.20036";
      send(bytes(0, new ExtendedResponseProtocolOp(52, null, null, List.of(), notice, null)));
      connection.close();
    }
  }

  /** Where to go instead; for the thread that answers. */
  static final ThreadLocal<List<String>> REFERRALS = ThreadLocal.withInitial(List::of);

  String url(String scheme) {
    return scheme + "://127.0.0.1:" + socket.getLocalPort();
  }

  /** The kinds of all requests, in order. */
  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.size();
  }

  /** How many of the connections are over. */
  int ended() {
    return ended.get();
  }

  /** Hangs up on everybody, and goes on. */
  void hangUp() throws IOException {
    for (Socket connection : connections) {
      connection.close();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    hangUp();
  }
}
