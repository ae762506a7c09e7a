// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

/** The same, but answers pings by itself. */
class PlainPonging extends Plain {

  PlainPonging(Journal journal) {
    super(journal);
  }

  public byte[] onPing(byte[] data) {
    return data;
  }
}
