// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.beans;

import io.pirouette.websocket.UpgradeService;
import java.util.Optional;

/** The objects of one application that it does not make itself. Thread-safe. */
public interface Beans extends AutoCloseable {

  /** Those of an application without CDI: there are none. */
  Beans NONE = new NoBeans();

  /**
   * An object of a class, with all that is to be injected; empty if it has to be made by its
   * constructor.
   *
   * @throws RuntimeException of CDI or of the class, if it cannot be made
   */
  Optional<UpgradeService> upgradeService(Class<? extends UpgradeService> type);

  /** Those of a connection to come. */
  ConnectionBeans ofConnection();

  /** Has something done before the beans are gone, if they go before their application. */
  void beforeEnd(Runnable action);

  /** Destroys what was made for the application. */
  @Override
  void close();
}
