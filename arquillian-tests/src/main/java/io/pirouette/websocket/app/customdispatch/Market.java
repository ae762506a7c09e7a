// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.DispatcherConfig;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.Message.TextMessage;
import io.pirouette.websocket.Service;

/** Many names. The method for everything else comes first, which is no reason to prefer it. */
class Market implements Service {

  public String onMessage(Message message) {
    return message instanceof TextMessage text ? "onMessage " + text.text() : "onMessage bytes";
  }

  public String onHeartbeat(String text) {
    return "onHeartbeat " + text;
  }

  public String onUnSubscribe(String text) {
    return "onUnSubscribe " + text;
  }

  public String onSubscribeTrade(String text) {
    return "onSubscribeTrade " + text;
  }

  public String onSubscribequote(String text) {
    return "onSubscribequote " + text;
  }

  public String onSubscribeQuote(String text) {
    return "onSubscribeQuote " + text;
  }

  public String onV2(String text) {
    return "onV2 " + text;
  }

  public String onIdentity(String text) {
    return "onIdentity " + text;
  }

  public String onDentity(String text) {
    return "onDentity " + text;
  }

  @DispatcherConfig("order.created/v2")
  public String onOrder(String text) {
    return "onOrder " + text;
  }

  @DispatcherConfig("cancel")
  public String onCancel(String text) {
    return "onCancel " + text;
  }

  @DispatcherConfig(" ")
  public String onBlank(String text) {
    return "onBlank " + text;
  }

  @DispatcherConfig("größe€😀\"\\\u0001")
  public String onSize(String text) {
    return "onSize " + text;
  }

  @DispatcherConfig(Longest.VALUE)
  public String onLongest(String text) {
    return "onLongest " + text;
  }
}
