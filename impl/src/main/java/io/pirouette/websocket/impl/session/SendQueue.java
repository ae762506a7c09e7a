// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.SlowConsumerPolicy;
import io.pirouette.websocket.impl.engine.FrameChannel;
import io.pirouette.websocket.impl.engine.Opcode;
import jakarta.websocket.SendResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Nobody waits but the messages, while the peer has not taken the frame before them. Whoever puts a
 * message in, or is told that a frame has gone, hands the next one to the container, which does not
 * wait either.
 */
final class SendQueue implements Outlet {

  private final FrameChannel channel;
  private final int maxFrameSize;
  private final SlowConsumerPolicy policy;
  private final int maxMessages;
  private final long maxBytes;
  private final Runnable released;

  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled when nothing is left to send. */
  private final Condition idle = lock.newCondition();

  /** Guarded by {@link #lock}, as is all that follows. */
  private final Deque<Message> waiting = new ArrayDeque<>(1);

  private long bytes;

  /** A control frame of the library's own, which goes before the next frame; null if none. */
  private @Nullable Message urgent;

  /** Whether the frame on its way is such a one. */
  private boolean sendingUrgent;

  /** The message under way; null if there is none. */
  private @Nullable Fragments current;

  /** Whether a frame is on its way. */
  private boolean sending;

  /** The thread that hands a frame to the container; null if there is none. */
  private volatile @Nullable Thread sender;

  /** Counts calls for the next frame: those that come while a thread looks are left to it. */
  private final AtomicInteger calls = new AtomicInteger();

  private record Message(Opcode opcode, byte[] payload) {}

  /**
   * An empty queue.
   *
   * @param released told when a frame has gone; called under no lock
   */
  SendQueue(FrameChannel channel, int maxFrameSize, SlowConsumerPolicy policy, Runnable released) {
    this.channel = channel;
    this.maxFrameSize = maxFrameSize;
    this.policy = policy;
    this.released = released;
    if (policy instanceof SlowConsumerPolicy.DropOldest oldest) {
      maxMessages = oldest.maxMessages();
      maxBytes = oldest.maxBytes();
    } else if (policy instanceof SlowConsumerPolicy.DropNewest newest) {
      maxMessages = newest.maxMessages();
      maxBytes = newest.maxBytes();
    } else if (policy instanceof SlowConsumerPolicy.Close close) {
      maxMessages = close.maxMessages();
      maxBytes = close.maxBytes();
    } else {
      throw new IllegalArgumentException(policy + " needs no queue");
    }
  }

  @Override
  public boolean write(Opcode opcode, byte[] payload, Runnable check) {
    // A text's bytes are the library's own already.
    byte[] kept = opcode == Opcode.TEXT ? payload : payload.clone();
    lock.lock();
    try {
      check.run();
      if (policy instanceof SlowConsumerPolicy.DropOldest) {
        while (isFull(kept.length)) {
          bytes -= waiting.removeFirst().payload.length;
        }
      }
      if (isFull(kept.length)) {
        return !(policy instanceof SlowConsumerPolicy.Close);
      }
      bytes += kept.length;
      waiting.addLast(new Message(opcode, kept));
    } finally {
      lock.unlock();
    }
    sendNext();
    return true;
  }

  @Override
  public boolean writeUrgently(Opcode opcode, byte[] payload, Runnable check) {
    lock.lock();
    try {
      check.run();
      urgent = new Message(opcode, payload);
    } finally {
      lock.unlock();
    }
    sendNext();
    return true;
  }

  private boolean isFull(int more) {
    return !waiting.isEmpty() && (waiting.size() >= maxMessages || bytes + more > maxBytes);
  }

  @Override
  public void clear() {
    lock.lock();
    try {
      waiting.clear();
      bytes = 0;
    } finally {
      lock.unlock();
    }
  }

  private boolean isIdle() {
    return !sending && current == null && urgent == null && waiting.isEmpty();
  }

  @Override
  public boolean runAlone(Runnable action, long patienceNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = patienceNanos;
      while (!isIdle()) {
        if (left <= 0) {
          return false;
        }
        left = idle.awaitNanos(left);
      }
      action.run();
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean tryRunAlone(Runnable action) {
    lock.lock();
    try {
      boolean alone = isIdle();
      if (alone) {
        action.run();
      }
      return alone;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isWriting() {
    return lock.isHeldByCurrentThread() || sender == Thread.currentThread();
  }

  /** Not by recursion: a frame may be gone before the call that sends it returns. */
  private void sendNext() {
    if (calls.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      Fragments frame = take();
      if (frame != null) {
        send(frame);
      }
      seen = calls.addAndGet(-seen);
    } while (seen != 0);
    released.run();
  }

  private @Nullable Fragments take() {
    lock.lock();
    try {
      if (sending) {
        return null;
      }
      Message control = urgent;
      if (control != null) {
        urgent = null;
        sending = true;
        sendingUrgent = true;
        return new Fragments(control.opcode, control.payload, maxFrameSize);
      }
      if (current == null) {
        Message message = waiting.pollFirst();
        if (message == null) {
          idle.signalAll();
          return null;
        }
        bytes -= message.payload.length;
        current = new Fragments(message.opcode, message.payload, maxFrameSize);
      }
      sending = true;
      return current;
    } finally {
      lock.unlock();
    }
  }

  private void send(Fragments frame) {
    // Containers take an interrupt for the loss of the connection.
    boolean interrupted = Thread.interrupted();
    sender = Thread.currentThread();
    try {
      channel.send(frame.opcode(), frame.payload(), frame.isLast(), this::gone);
    } catch (RuntimeException e) {
      gone(new SendResult(e));
    } finally {
      sender = null;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void gone(SendResult result) {
    if (!result.isOK()) {
      clear();
      channel.abort();
    }
    lock.lock();
    try {
      sending = false;
      boolean control = sendingUrgent;
      sendingUrgent = false;
      if (!result.isOK()) {
        current = null;
        urgent = null;
      } else if (current != null && !control) {
        if (current.isLast()) {
          current = null;
        } else {
          current.next();
        }
      }
    } finally {
      lock.unlock();
    }
    sendNext();
  }
}
