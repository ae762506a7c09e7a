// SPDX-License-Identifier: Apache-2.0

/** What services of several applications have in common that report what happens to them. */
package io.pirouette.websocket.app.reporting;
