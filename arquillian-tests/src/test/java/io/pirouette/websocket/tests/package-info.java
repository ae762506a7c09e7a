// SPDX-License-Identifier: Apache-2.0

/**
 * The specification as seen from the wire, one class per feature, the same on every engine. Names of
 * tests are sentences; their tags are ids of the behaviours that {@code docs/conformance.md} lists.
 */
package io.pirouette.websocket.tests;
