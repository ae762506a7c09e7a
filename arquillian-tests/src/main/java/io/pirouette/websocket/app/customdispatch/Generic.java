// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Service;

/** What implements it has a second method of the same name, made by the compiler. */
interface Generic<T> extends Service {

  T onGeneric(T message);
}
