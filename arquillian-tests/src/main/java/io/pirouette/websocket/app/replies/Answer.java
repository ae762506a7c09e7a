// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

/** Either of two records. */
public sealed interface Answer permits Receipt, Refusal {}
