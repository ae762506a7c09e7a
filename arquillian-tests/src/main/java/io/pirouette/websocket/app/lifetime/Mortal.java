// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Does what a text message says, now or at its end. */
class Mortal implements Service {

  /** Before what is to be done at the end. */
  private static final String FINALLY = "finally ";

  /** More than both ends of a connection take while its peer does not read. */
  private static final int MUCH = 16 * 1024 * 1024;

  private final Journal journal;
  private String will = "";

  Mortal(Journal journal) {
    this.journal = journal;
  }

  public void onOpen(Caller caller) {
    journal.observe(caller);
  }

  public String onTextMessage(Caller caller, String text) throws InterruptedException {
    switch (text) {
      case "hold" -> {
        journal.report("holding");
        journal.awaitPermission();
      }
      case "close" -> caller.close();
      case "close when permitted" -> {
        journal.report("holding");
        journal.awaitPermission();
        caller.close();
      }
      case "throw" -> throw new IllegalStateException("a secret");
      case "write much" -> caller.writeBinaryMessage(new byte[MUCH]);
      default -> {
        if (text.startsWith(FINALLY)) {
          will = text.substring(FINALLY.length());
        }
      }
    }
    return caller.isOpen() ? text : null;
  }

  public byte[] onPing(byte[] data) {
    journal.report("ping");
    return data;
  }

  public void onClose(Caller caller, int statusCode, String reason) throws Exception {
    journal.report(
        "close %d '%s' %s".formatted(statusCode, reason, caller.isOpen() ? "open" : "lost"));
    new Testament(journal, caller).execute(will);
  }

  public void onError(Caller caller, Throwable error) throws Exception {
    journal.report("error " + error.getClass().getSimpleName() + ": " + error.getMessage());
    new Testament(journal, caller).execute(will);
  }
}
