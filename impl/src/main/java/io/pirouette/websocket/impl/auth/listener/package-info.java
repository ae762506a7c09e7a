// SPDX-License-Identifier: Apache-2.0

/**
 * Who may connect to a service (specification section 5.2): from the credentials of an upgrade
 * request to an identity, or to a refusal. The kinds of credentials are in the packages beside it.
 */
@NullMarked
package io.pirouette.websocket.impl.auth.listener;

import org.jspecify.annotations.NullMarked;
