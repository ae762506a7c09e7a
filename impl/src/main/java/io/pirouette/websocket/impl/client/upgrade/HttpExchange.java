// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.upgrade;

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
 * #MAX_HEAD} bytes of heads and {@value #MAX_BODY} of the body are kept.
 */
final class HttpExchange {

  static final int MAX_HEAD = 65_536;
  static final int MAX_BODY = 65_536;

  private static final Duration BODY_TIME = Duration.ofSeconds(5);

  private final Transport transport;

  /** For the head at first, and then for the body. */
  private Deadline deadline;

  /** What has come and was not used yet. */
  private ByteBuffer input = ByteBuffer.allocate(8192).limit(0);

  HttpExchange(Transport transport, Deadline deadline) {
    this.transport = transport;
    this.deadline = deadline;
  }

  void send(String request) throws IOException, InterruptedException {
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
   * The final response; of one that keeps the connection open for something else, only the head.
   */
  UpgradeResponse receive(boolean tunnel) throws IOException, InterruptedException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    ResponseHead parsed;
    int total = 0;
    do {
      head.reset();
      readHead(head, MAX_HEAD - total);
      total += head.size();
      parsed = ResponseHead.parse(head.toString(StandardCharsets.ISO_8859_1));
    } while (parsed.isInterim());
    boolean body = parsed.hasBody() && !(tunnel && parsed.status() / 100 == 2);
    return new UpgradeResponse(
        parsed.status(),
        parsed.reasonPhrase(),
        parsed.headers(),
        body ? body(parsed) : new byte[0]);
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
  private byte[] body(ResponseHead head) throws InterruptedException {
    deadline = deadline.or(Deadline.in(BODY_TIME));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      if (head.isChunked()) {
        while (copy(body, chunkSize())) {
          next();
          next();
        }
      } else {
        copy(body, head.contentLength());
      }
    } catch (IOException e) {
      // A refusal is one without its body too.
    }
    return body.toByteArray();
  }

  /** Copies bytes, -1 for all; says whether there may be more. */
  private boolean copy(ByteArrayOutputStream body, long count)
      throws IOException, InterruptedException {
    for (long i = 0; i != count; i++) {
      int next = next();
      if (next < 0 || body.size() == MAX_BODY) {
        return false;
      }
      body.write(next);
    }
    return count > 0;
  }

  private long chunkSize() throws IOException, InterruptedException {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\n'; next = next()) {
      if (next < 0 || line.length() == 100) {
        throw new EOFException("a chunk without a size");
      }
      line.append((char) next);
    }
    String size = line.toString().split(";", 2)[0].strip();
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw new IOException("a chunk without a size");
    }
    return Long.parseLong(size, 16);
  }

  /** What has come after the head of an upgrade, without the buffer that it came in. */
  ByteBuffer rest() {
    return ByteBuffer.allocate(input.remaining()).put(input).flip();
  }
}
