// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** The services of the {@link ContestServer} that answer. */
public final class ContestServices {

  /** Sends back each text. */
  static final String ECHO = "/pirouette";

  /** Takes a millisecond for each message, and sends nothing. */
  static final String SLOW = "/slow";

  private ContestServices() {}

  /** Lets everybody in. */
  @ServicePath(ECHO)
  public static final class EchoUpgrade implements UpgradeService {

    /** Upgrades. */
    @Get
    public Service upgrade() {
      return new Echo();
    }
  }

  /** One connection. */
  public static final class Echo implements Service {

    /** Echoes. */
    public String onTextMessage(String text) {
      return text;
    }
  }

  /** Lets everybody in. */
  @ServicePath(SLOW)
  public static final class SlowUpgrade implements UpgradeService {

    /** Upgrades. */
    @Get
    public Service upgrade() {
      return new Slow();
    }
  }

  /** One connection. */
  public static final class Slow implements Service {

    /** Sleeps. */
    public void onTextMessage(String text) throws InterruptedException {
      Thread.sleep(1);
    }
  }
}
