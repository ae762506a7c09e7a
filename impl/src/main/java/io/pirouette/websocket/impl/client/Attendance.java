// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.impl.transport.Wire;
import java.time.Duration;

/**
 * Whether a link's readers are still coming back: if not, the pump takes over. Guarded by its
 * owner's lock.
 */
final class Attendance {

  /** How long a channel that was read stays without the pump, in nanoseconds. */
  private static final long UNATTENDED = Duration.ofMillis(450).toNanos();

  private final Wire wire;
  private final Inbox inbox;
  private final ChannelReader reader;

  /** Nothing was there, and the pump will read as soon as there is. */
  private boolean asked;

  /** The pump will look whether the channel is still being read. */
  private boolean announced = true;

  private long leftAt = System.nanoTime();

  /** Of a channel that the pump knows to be without a reader. */
  Attendance(Wire wire, Inbox inbox, ChannelReader reader) {
    this.wire = wire;
    this.inbox = inbox;
    this.reader = reader;
  }

  /** Makes the pump read as soon as there is something to read, unless there is no room for it. */
  void ask() {
    if (!inbox.isFull()) {
      asked = true;
      wire.wantRead(reader.hasMore());
    }
  }

  boolean isAsked() {
    return asked;
  }

  /** The pump has found something to read. */
  void answered() {
    asked = false;
  }

  /** A reader has gone. */
  void left() {
    leftAt = System.nanoTime();
    announce();
  }

  /** Makes the pump look after the channel in a while. */
  void announce() {
    if (!announced) {
      announced = true;
      wire.leave();
    }
  }

  /** The pump is looking; says whether it shall do so again, for it is too early. */
  boolean isTooEarly(boolean beingRead) {
    boolean early = !beingRead && System.nanoTime() - leftAt < UNATTENDED;
    announced = early;
    return early;
  }
}
