// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import jakarta.servlet.ReadListener;
import java.io.IOException;

/** The engine as it listens to a connection, which sees its own classes meanwhile. */
record EngineListener(ReadListener engine) implements ReadListener {

  @Override
  public void onDataAvailable() throws IOException {
    EngineClasses seen = new EngineClasses();
    try {
      engine.onDataAvailable();
    } finally {
      seen.close();
    }
  }

  @Override
  public void onAllDataRead() throws IOException {
    engine.onAllDataRead();
  }

  @Override
  public void onError(Throwable failure) {
    engine.onError(failure);
  }
}
