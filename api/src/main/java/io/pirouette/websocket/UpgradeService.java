// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.util.Optional;

/**
 * Answers the HTTP request that opens a WebSocket connection (specification section 3.1). It has
 * exactly one public method annotated with {@link Get}, which returns the {@link Service} that will
 * receive the connection's messages, usually a new one per connection:
 *
 * <pre>{@code
 * @ServicePath("/orders")
 * public class Orders implements UpgradeService {
 *   @Get
 *   public Service upgrade(UpgradeRequest request) {
 *     if (request.header("X-Tenant").isEmpty()) {
 *       throw new UpgradeException("X-Tenant is missing"); // 400
 *     }
 *     return new OrderFeed();
 *   }
 * }
 * }</pre>
 *
 * <p>An upgrade is refused by throwing: {@link io.pirouette.websocket.error.UpgradeException}
 * (status 400, or the one it carries), {@link io.pirouette.websocket.error.AuthnException} (401)
 * and {@link io.pirouette.websocket.error.AuthzException} (403) send their message as the body.
 * Anything else that is thrown, and a returned {@code null}, is answered with 500 and an empty
 * body, and logged.
 *
 * <p><b>Threads.</b> One instance serves a deployment and is called concurrently.
 */
public interface UpgradeService {

  /**
   * The configuration of this service, asked once, at deployment.
   *
   * @return the configuration, or empty to use the class's {@link ServiceConfig} annotation or, in
   *     its absence, the defaults. Giving both stops the deployment.
   */
  default Optional<ServiceConfiguration> configuration() {
    return Optional.empty();
  }
}
