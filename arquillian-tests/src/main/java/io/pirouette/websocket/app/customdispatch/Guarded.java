// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.Message.TextMessage;
import io.pirouette.websocket.error.PayloadBindingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Has every kind of method that no message may call, and each of them would tell. */
abstract class Guarded extends Bystander implements Habit, Mixin, Generic<String> {

  /** Takes what is for no other method, in one method. */
  static class ForMessages extends Guarded {

    public String onMessage(Message message) {
      return message instanceof TextMessage text ? "else " + text.text() : "bytes";
    }

    public void onMessageError(Caller caller, PayloadBindingException error) {
      caller.writeTextMessage("onMessageError");
    }
  }

  /** Takes it in two. */
  static class ForTextAndBytes extends Guarded {

    public String onTextMessage(String text) {
      return "else " + text;
    }

    public String onBinaryMessage(byte[] data) {
      return "bytes";
    }
  }

  public String onOpen() {
    return "onOpen";
  }

  public void onClose(Caller caller, int statusCode, String reason) {
    // The peer's own close frame comes with 1000.
    if (caller.isOpen() && statusCode != 1000) {
      caller.writeTextMessage("onClose");
    }
  }

  public void onError(Caller caller, Throwable error) {
    caller.writeTextMessage("onError");
  }

  public byte[] onPing(Caller caller) {
    return "onPing".getBytes(StandardCharsets.UTF_8);
  }

  public void onPong(Caller caller) {
    caller.writeTextMessage("onPong");
  }

  @Override
  public Map<String, List<String>> customHeaders() {
    return Map.of("X-Guarded", List.of("yes"));
  }

  @Override
  public String onGeneric(String message) {
    return "onGeneric " + message;
  }

  public int onSubscribe(int number) {
    return number;
  }

  public void onSubscribeError(Caller caller, Throwable error) {
    caller.writeTextMessage("onSubscribeError");
  }

  public String on(String text) {
    return "on";
  }

  public String on1(String text) {
    return "on1";
  }

  public String onlookers(String text) {
    return "onlookers";
  }

  public String heartbeat(String text) {
    return "heartbeat";
  }

  public static String onStatic(String text) {
    return "onStatic";
  }

  protected String onProtected(String text) {
    return "onProtected";
  }

  String onPackaged(String text) {
    return onSecret("onPackaged");
  }

  private String onSecret(String text) {
    return "onSecret " + text;
  }
}
