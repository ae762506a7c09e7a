// SPDX-License-Identifier: Apache-2.0

/**
 * Users' classes, examined once, at deployment: {@link
 * io.pirouette.websocket.impl.service.ServiceExamination} and {@link
 * io.pirouette.websocket.impl.service.UpgradeServiceExamination} describe a class to the rules in
 * {@link io.pirouette.websocket.impl.definition}, and make of what those allow an immutable model of
 * method handles. The only package that reflects; nothing in here knows of connections.
 */
@NullMarked
package io.pirouette.websocket.impl.service;

import org.jspecify.annotations.NullMarked;
