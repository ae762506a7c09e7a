// SPDX-License-Identifier: Apache-2.0

/**
 * The page {@code docs/conformance.md}, made of the list {@code docs/conformance.txt} and of the
 * tags in the tests of all modules. Begin with {@code ConformancePageTest}. Knows sources as text
 * only, and nothing of the library.
 */
package io.pirouette.websocket.conformance;
