// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Service;

/** Adds a method to services. */
interface Mixin extends Service {

  default String onMixin(String text) {
    return "onMixin " + text;
  }
}
