// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

/**
 * A user's entry.
 *
 * @param dn its distinguished name
 * @param name the user's, as the directory writes it
 */
record FoundUser(String dn, String name) {}
