// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import io.pirouette.websocket.internal.Times;
import java.time.Duration;

/**
 * What becomes of messages to a peer that reads more slowly than they are written. {@link Block}
 * makes the writer wait, and is the default. The others never make anybody wait: messages and
 * control frames queue up, in memory, while the peer has not taken those before them, and a write
 * returns before its message has gone. They differ in what happens when the queue is full.
 *
 * <p>The frame that is on its way is not part of the queue, and neither is what the operating
 * system, or the container, buffers for a connection; on Payara the latter is up to some megabytes.
 * Where the container cannot write without waiting ({@link Capabilities#asynchronousWrites()}) all
 * policies are like {@code Block}.
 */
public sealed interface SlowConsumerPolicy {

  /** The default of {@code maxMessages}. */
  int DEFAULT_MAX_MESSAGES = 1024;

  /** The default of {@code maxBytes}. */
  long DEFAULT_MAX_BYTES = 1_048_576;

  /**
   * A write waits until its message has been handed to the network, and so do those behind it.
   *
   * @param writeTimeout how long at most, after which the write fails with a {@link
   *     io.pirouette.websocket.error.WriteTimedOutException}. If a part of the message has gone, or
   *     the container cannot tell, the connection is ended as lost, else it stays open.
   */
  record Block(Duration writeTimeout) implements SlowConsumerPolicy {

    /** Waits for at most 20 seconds. */
    public static final Block DEFAULT = new Block(Duration.ofSeconds(20));

    /**
     * Checks the value.
     *
     * @param writeTimeout see above
     * @throws IllegalArgumentException if {@code writeTimeout} is not positive, or is longer than a
     *     year
     */
    public Block {
      Times.check("writeTimeout", writeTimeout);
    }
  }

  /**
   * The oldest messages that still wait are dropped in favour of a new one, silently.
   *
   * @param maxMessages how many messages wait at most
   * @param maxBytes how many bytes of messages wait at most; a single message of more waits alone
   */
  record DropOldest(int maxMessages, long maxBytes) implements SlowConsumerPolicy {

    /**
     * Checks the values.
     *
     * @param maxMessages see above
     * @param maxBytes see above
     * @throws IllegalArgumentException if one of them is not positive
     */
    public DropOldest {
      Limits.checkQueue(maxMessages, maxBytes);
    }

    /** The default limits. */
    public DropOldest() {
      this(DEFAULT_MAX_MESSAGES, DEFAULT_MAX_BYTES);
    }
  }

  /**
   * A new message is dropped, silently, while the queue is full.
   *
   * @param maxMessages how many messages wait at most
   * @param maxBytes how many bytes of messages wait at most; a single message of more waits alone
   */
  record DropNewest(int maxMessages, long maxBytes) implements SlowConsumerPolicy {

    /**
     * Checks the values.
     *
     * @param maxMessages see above
     * @param maxBytes see above
     * @throws IllegalArgumentException if one of them is not positive
     */
    public DropNewest {
      Limits.checkQueue(maxMessages, maxBytes);
    }

    /** The default limits. */
    public DropNewest() {
      this(DEFAULT_MAX_MESSAGES, DEFAULT_MAX_BYTES);
    }
  }

  /**
   * The connection is closed with status code 1008 when the queue is full. The messages that wait
   * are dropped, and the write that found it full fails with a {@link
   * io.pirouette.websocket.error.ConnectionClosureException}. A peer that does not even take the
   * close frame is cut off after {@link ServiceConfiguration#connectionClosureTimeout()}.
   *
   * @param maxMessages how many messages wait at most
   * @param maxBytes how many bytes of messages wait at most; a single message of more waits alone
   */
  record Close(int maxMessages, long maxBytes) implements SlowConsumerPolicy {

    /**
     * Checks the values.
     *
     * @param maxMessages see above
     * @param maxBytes see above
     * @throws IllegalArgumentException if one of them is not positive
     */
    public Close {
      Limits.checkQueue(maxMessages, maxBytes);
    }

    /** The default limits. */
    public Close() {
      this(DEFAULT_MAX_MESSAGES, DEFAULT_MAX_BYTES);
    }
  }
}
