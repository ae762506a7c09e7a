// SPDX-License-Identifier: Apache-2.0

/**
 * Users' classes, examined once, at deployment: {@link
 * io.pirouette.websocket.impl.service.ServiceExamination} turns a class into an immutable {@link
 * io.pirouette.websocket.impl.service.ServiceModel} of method handles and collects what is wrong with
 * it. The only package that reflects; nothing in here knows of connections.
 */
@NullMarked
package io.pirouette.websocket.impl.service;

import org.jspecify.annotations.NullMarked;
