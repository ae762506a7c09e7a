// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.httpsession;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes its time when a session ends, if it is to: requests find the session meanwhile. */
@WebListener
public class Patient implements HttpSessionListener {

  private static final long PATIENCE_SECONDS = 20;

  private static final CountDownLatch ENDING = new CountDownLatch(1);
  private static final CountDownLatch GOING_ON = new CountDownLatch(1);

  static void hold(HttpSession session) {
    session.setAttribute("held", true);
  }

  /** Whether the end of the session has begun, for which this waits. */
  static boolean awaitEnding() throws InterruptedException {
    return ENDING.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static void goOn() {
    GOING_ON.countDown();
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    if (event.getSession().getAttribute("held") != null) {
      ENDING.countDown();
      try {
        GOING_ON.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
