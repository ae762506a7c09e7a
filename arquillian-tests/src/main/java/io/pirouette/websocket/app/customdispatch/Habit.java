// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

/** An interface that is no service. */
interface Habit {

  default String onHabit(String text) {
    return "onHabit";
  }
}
