// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.app.reporting.Reporting;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.WebSocketException;

/** Services with a method for messages that do not fit, and services without any. */
final class ErrorServices {

  private ErrorServices() {}

  /** Has no method for errors at all, so it cannot report either. */
  static class Silent implements Service {
    public String onMessage(Values.Order order) {
      return Answer.to(order);
    }
  }

  /** Goes on after a text that does not fit. */
  static class Handled extends Reporting {
    public String onMessage(Values.Order order) {
      return Answer.to(order);
    }

    public void onMessageError(Caller caller, PayloadBindingException error) {
      report("onMessageError " + caller.isOpen(), error);
    }
  }

  /** The same, by a type that fits more errors, and with the parameters the other way round. */
  static class HandledByKind extends Reporting {
    public String onMessage(Values.Order order) {
      return Answer.to(order);
    }

    public void onMessageError(WebSocketException error, Caller caller) {
      report("onMessageError " + caller.isOpen(), error);
    }
  }

  /** Closes for a reason of its own. */
  static class Closing extends Reporting {
    public void onMessage(Values.Order order) {}

    public CloseFrame onMessageError(Throwable error) {
      report("onMessageError", error);
      return new CloseFrame.PolicyViolation("orders only");
    }
  }

  /** Fails in a way that leaves the connection open. */
  static class Failing extends Reporting {
    public String onMessage(Values.Order order) {
      return Answer.to(order);
    }

    public void onMessageError(Exception error) {
      report("onMessageError", error);
      throw new WebSocketException("no idea what to do about it");
    }
  }

  /** Fails in a way that does not. */
  static class Crashing extends Reporting {
    public void onMessage(Values.Order order) {}

    public void onMessageError(Throwable error) {
      report("onMessageError", error);
      throw new IllegalStateException("a secret");
    }
  }

  /** Knows bytes only. */
  static class BytesAlone extends Reporting {
    public byte[] onBinaryMessage(byte[] data) {
      return data;
    }
  }

  /** Knows text only. */
  static class TextAlone extends Reporting {
    public String onTextMessage(String text) {
      return text;
    }
  }

  /** Tells the kinds apart. */
  static class EachKind extends Reporting {
    public String onTextMessage(String text) {
      return "text of " + text.length() + ": " + Answer.to(text);
    }

    public String onBinaryMessage(byte[] data) {
      return "bytes " + data.length + ": " + data[0] + " to " + data[data.length - 1];
    }
  }
}
