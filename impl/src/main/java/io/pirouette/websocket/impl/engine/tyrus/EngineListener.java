// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.impl.threads.PlatformClasses;
import jakarta.servlet.ReadListener;
import java.io.IOException;

/** The engine as it listens to a connection, which sees no classes of the application meanwhile. */
record EngineListener(ReadListener engine) implements ReadListener {

  @Override
  public void onDataAvailable() throws IOException {
    PlatformClasses seen = new PlatformClasses();
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
