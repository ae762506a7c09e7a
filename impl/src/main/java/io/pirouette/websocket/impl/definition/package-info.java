// SPDX-License-Identifier: Apache-2.0

/**
 * What users' classes must look like: {@link
 * io.pirouette.websocket.impl.definition.ServiceDefinition} and {@link
 * io.pirouette.websocket.impl.definition.UpgradeDefinition} read a description of a class, decide
 * what each method and parameter is for, and collect what is wrong. They never see the class itself,
 * so that classes which are still being compiled can be held to the same rules.
 */
@NullMarked
package io.pirouette.websocket.impl.definition;

import org.jspecify.annotations.NullMarked;
