// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.exchange;

import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.impl.transport.Deadline;
import io.pirouette.websocket.impl.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One request and its response over a connection. Whatever a server sends, no more than {@value
 * #MAX_HEAD} bytes of heads are kept, and of the body what was asked for.
 */
public final class HttpExchange {

  static final int MAX_HEAD = 65_536;

  /** Of the body of a refusal. */
  static final int MAX_BODY = 65_536;

  private static final Duration BODY_TIME = Duration.ofSeconds(5);

  private final Transport transport;

  /** For the head at first, and then for the body. */
  private Deadline deadline;

  /** What has come and was not used yet. */
  private ByteBuffer input = ByteBuffer.allocate(8192).limit(0);

  /** An exchange that has to be over before a deadline. */
  public HttpExchange(Transport transport, Deadline deadline) {
    this.transport = transport;
    this.deadline = deadline;
  }

  /** Sends a request: characters are bytes. */
  public void send(String request) throws IOException, InterruptedException {
    ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1));
    write(bytes);
    while (bytes.hasRemaining() || transport.hasUnsent()) {
      await(SelectionKey.OP_WRITE);
      write(bytes);
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    try {
      transport.write(bytes);
    } catch (IOException e) {
      throw transport.reason(e);
    }
  }

  private void await(int operation) throws IOException, InterruptedException {
    if (!transport.wire().await(operation, deadline)) {
      throw new SocketTimeoutException();
    }
    if (transport.wire().isClosed()) {
      throw new EOFException("closed by another thread");
    }
  }

  /**
   * The final response, with as much of its body as comes soon.
   *
   * @param tunnel whether one that is in favour keeps the connection open for something else, and
   *     has no body
   */
  public UpgradeResponse receive(boolean tunnel) throws IOException, InterruptedException {
    ResponseHead head = head();
    boolean body = head.hasBody() && !(tunnel && head.status() / 100 == 2);
    return response(head, body ? beginning(head) : new byte[0]);
  }

  /**
   * The final response, with all of its body; of a refusal, as much of it as comes soon.
   *
   * @throws IOException if it does not all come, or is larger than it may be
   */
  public UpgradeResponse receiveAll(int maxBytes) throws IOException, InterruptedException {
    ResponseHead head = head();
    if (head.status() / 100 != 2) {
      return response(head, head.hasBody() ? beginning(head) : new byte[0]);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (head.hasBody() && !copy(head, body, maxBytes)) {
      throw new MalformedResponseException("the answer is larger than " + maxBytes + " bytes");
    }
    return response(head, body.toByteArray());
  }

  private static UpgradeResponse response(ResponseHead head, byte[] body) {
    return new UpgradeResponse(head.status(), head.reasonPhrase(), head.headers(), body);
  }

  private ResponseHead head() throws IOException, InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ResponseHead head;
    int total = 0;
    do {
      bytes.reset();
      readHead(bytes, MAX_HEAD - total);
      total += bytes.size();
      head = ResponseHead.parse(bytes.toString(StandardCharsets.ISO_8859_1));
    } while (head.isInterim());
    return head;
  }

  private void readHead(ByteArrayOutputStream head, int limit)
      throws IOException, InterruptedException {
    int newLines = 0;
    while (newLines < 2) {
      int next = next();
      if (next < 0) {
        throw new EOFException(
            head.size() == 0
                ? "the server ended the connection without an answer"
                : "the server ended the connection within its answer");
      }
      if (head.size() == limit) {
        throw new MalformedResponseException(
            "the answer's head is longer than " + MAX_HEAD + " bytes");
      }
      head.write(next);
      newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
    }
  }

  /** The next byte; -1 at the end. */
  private int next() throws IOException, InterruptedException {
    while (!input.hasRemaining()) {
      input.clear();
      int count = transport.read(input);
      input.flip();
      if (count < 0) {
        return -1;
      }
      if (count == 0) {
        await(SelectionKey.OP_READ);
      }
    }
    return input.get() & 0xff;
  }

  /** As much of the body as comes soon: nobody shall wait for long to hear of a refusal. */
  private byte[] beginning(ResponseHead head) throws InterruptedException {
    deadline = deadline.or(Deadline.in(BODY_TIME));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      copy(head, body, MAX_BODY);
    } catch (IOException e) {
      // A refusal is one without its body too.
    }
    return body.toByteArray();
  }

  /** Copies the body; says whether that is all of it. */
  private boolean copy(ResponseHead head, ByteArrayOutputStream body, int maxBytes)
      throws IOException, InterruptedException {
    if (!head.isChunked()) {
      return copy(body, head.contentLength(), maxBytes);
    }
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      if (!copy(body, size, maxBytes)) {
        return false;
      }
      next();
      next();
    }
    return true;
  }

  /** Copies bytes, -1 for all to the end; says whether there was room for them. */
  private boolean copy(ByteArrayOutputStream body, long count, int maxBytes)
      throws IOException, InterruptedException {
    for (long i = 0; i != count; i++) {
      int next = next();
      if (next < 0 && count < 0) {
        return true;
      } else if (next < 0) {
        throw new EOFException("the server ended the connection within its answer");
      } else if (body.size() == maxBytes) {
        return false;
      }
      body.write(next);
    }
    return true;
  }

  private long chunkSize() throws IOException, InterruptedException {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\n'; next = next()) {
      if (next < 0 || line.length() == 100) {
        throw new MalformedResponseException("a chunk without a size");
      }
      line.append((char) next);
    }
    String size = line.toString().split(";", 2)[0].strip();
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw new MalformedResponseException("a chunk without a size");
    }
    return Long.parseLong(size, 16);
  }

  /** What has come after the head of an upgrade, without the buffer that it came in. */
  public ByteBuffer rest() {
    return ByteBuffer.allocate(input.remaining()).put(input).flip();
  }
}
