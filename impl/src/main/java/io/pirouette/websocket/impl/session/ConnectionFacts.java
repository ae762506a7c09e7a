// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.impl.auth.Admission;
import java.util.Optional;

/**
 * What is settled about a connection before it opens.
 *
 * @param basePath of its service, for the log
 * @param configuration of its service
 * @param request the request that opens it
 * @param subProtocol the sub-protocol that has been chosen
 * @param admission as whom the peer was let in
 * @param userSession the container's session that it must not outlive
 * @param scope of the listener that its service is attached to
 */
public record ConnectionFacts(
    String basePath,
    ServiceConfiguration configuration,
    UpgradeRequest request,
    Optional<String> subProtocol,
    Admission admission,
    Optional<UserSession> userSession,
    ListenerScope scope) {}
