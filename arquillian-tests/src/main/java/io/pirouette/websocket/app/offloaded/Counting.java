// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.offloaded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pirouette.websocket.Service;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** Expects numbered messages, of all kinds, one after another, and never two at once. */
class Counting implements Service {

  private final Topic topic;
  private final AtomicBoolean counting = new AtomicBoolean();

  /** Not volatile on purpose: what one method has written the next one sees. */
  private int next;

  Counting(Topic topic) {
    this.topic = topic;
  }

  private void count(int number) {
    if (counting.getAndSet(true)) {
      throw new IllegalStateException("at " + number + " another method was still running");
    }
    if (number != next) {
      throw new IllegalStateException(number + " came instead of " + next);
    }
    next++;
    counting.set(false);
  }

  public String onTextMessage(String text) throws InterruptedException {
    switch (text) {
      case "hold" -> {
        topic.report("holding");
        topic.awaitPermission();
      }
      case "how many?" -> {
        return String.valueOf(next);
      }
      default -> count(Integer.parseInt(text));
    }
    return text;
  }

  /** The number is at the beginning. */
  public void onBinaryMessage(byte[] data) {
    count(ByteBuffer.wrap(data).getInt());
  }

  public byte[] onPing(byte[] data) {
    count(Integer.parseInt(new String(data, US_ASCII)));
    return data;
  }

  public void onPong(byte[] data) {
    count(Integer.parseInt(new String(data, US_ASCII)));
  }

  public void onError(Throwable error) {
    topic.report(error.toString());
  }
}
