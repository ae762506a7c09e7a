// SPDX-License-Identifier: Apache-2.0

/**
 * The second stage, {@code mvn verify -Pinterop}: peers that others wrote, which are Node's {@code
 * ws} and a browser, Keycloak, OpenLDAP, and servers as downloaded. Needs {@code node}, {@code npm
 * ci --prefix arquillian-tests/interop}, Chromium and {@code slapd}; a test that lacks one of them fails and says so.
 */
package io.pirouette.websocket.interop;
