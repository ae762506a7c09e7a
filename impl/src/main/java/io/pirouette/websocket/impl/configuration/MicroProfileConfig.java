// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.configuration;

import java.util.ServiceConfigurationError;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Values of MicroProfile Config, where that is there. The home of its API. */
final class MicroProfileConfig {

  private MicroProfileConfig() {}

  /** The value of that name for the application whose context class loader the thread has. */
  static @Nullable String value(String name) {
    try {
      return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse(null);
    } catch (LinkageError | ServiceConfigurationError | IllegalStateException e) {
      return null; // not there, or the API alone
    }
  }
}
