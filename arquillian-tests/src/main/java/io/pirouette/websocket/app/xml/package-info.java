// SPDX-License-Identifier: Apache-2.0

/** Services that take XML, as a tree or as values of their own classes. */
package io.pirouette.websocket.app.xml;
