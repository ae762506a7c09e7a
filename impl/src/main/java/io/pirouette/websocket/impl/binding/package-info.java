// SPDX-License-Identifier: Apache-2.0

/**
 * Between messages and Java values, at both ends: how a message becomes the type that a method or a
 * read asks for, and how a value becomes a message. {@code Payloads} is the way in; it has a reader
 * for each type, made once. JSON is read by JSON-B through a {@code CheckedParser}, which holds the
 * text to the {@code Shape} of the type; XML by JAXB or into a DOM, through {@code SecureXml}.
 */
@NullMarked
package io.pirouette.websocket.impl.binding;

import org.jspecify.annotations.NullMarked;
