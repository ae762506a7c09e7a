// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.beans;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A bean that hands out another one. */
@ApplicationScoped
@ServicePath("/visited")
@ServiceConfig(maxMessageSize = 1_000)
public class VisitedUpgrade implements UpgradeService {

  @Inject private Visited service;

  @Get("{topic}")
  public Service upgrade(@PathParameter String topic) {
    return service;
  }
}
