// SPDX-License-Identifier: Apache-2.0

/** A login by Jakarta Security, for servers that have it. */
package io.pirouette.websocket.app.capabilities.login;
