// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

import io.pirouette.websocket.impl.auth.UserStore;

/** Users whom one can stop asking for. */
interface EndableUsers extends UserStore {

  /** Ends the connection by which a thread asks, if it does. */
  void end(Thread asking);
}
