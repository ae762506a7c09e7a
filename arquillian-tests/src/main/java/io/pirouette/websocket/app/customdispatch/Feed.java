// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Closed;
import io.pirouette.websocket.DispatcherConfig;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.WebSocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes and returns values of many types. The method for everything else comes last. */
class Feed implements Service {

  private final String topic;

  Feed(String topic) {
    this.topic = topic;
  }

  /** Wants to hear of a pair of currencies. */
  public record Subscribe(String pair, int depth) {}

  /** What becomes of it. */
  public record Receipt(String pair, String state) {}

  /** Bears nothing that it does not know. */
  @Closed
  public record Strict(String event, int number) {}

  /** The reply comes after what the method has written. */
  public Receipt onSubscribe(Subscribe message, Caller caller) {
    caller.writeTextMessage("depth " + message.depth());
    return new Receipt(message.pair(), "subscribed");
  }

  public void onSubscribeError(Caller caller, WebSocketException error) {
    caller.writeTextMessage("onSubscribeError " + error.getMessage());
  }

  public Receipt onPlace(Subscribe message) {
    return new Receipt(message.pair(), "placed");
  }

  @DispatcherConfig("order.created/v2")
  public Receipt onOrder(Subscribe message) {
    return new Receipt(message.pair(), "ordered");
  }

  public CloseFrame onOrderError(PayloadBindingException error) {
    return error.getMessage().contains("$.depth")
        ? new CloseFrame.PolicyViolation("no order")
        : null;
  }

  public int onStrict(Strict message) {
    return message.number();
  }

  public void onStrictError(Caller caller, Throwable error) {
    caller.writeTextMessage("onStrictError " + error.getMessage());
  }

  public List<String> onNames(Map<String, Object> message) {
    return message.keySet().stream().sorted().toList();
  }

  public Stream<Integer> onCount(String text) {
    return IntStream.rangeClosed(1, 3).boxed();
  }

  public byte[] onRaw(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public Message onEcho(Message message) {
    return message;
  }

  public Receipt onNothing(String text) {
    return null;
  }

  public Optional<Receipt> onPerhaps(Subscribe message) {
    return Optional.of(message.pair())
        .filter(pair -> !pair.isEmpty())
        .map(pair -> new Receipt(pair, "perhaps"));
  }

  public void onVoid(String text) {}

  public CloseFrame onQuit(Object message) {
    return new CloseFrame.CustomCloseFrame(4000, "bye");
  }

  public String onFailure(String text) {
    throw new WebSocketException("this message failed");
  }

  public String onBreakdown(String text) {
    throw new IllegalStateException("a secret");
  }

  public void onError(Caller caller, Throwable error) {
    Ledger.enter(topic, error.getClass().getSimpleName() + " " + error.getMessage());
  }

  public String onBinaryMessage(byte[] data) {
    return "onBinaryMessage " + data.length;
  }

  public String onTextMessage(String text) {
    return "onTextMessage " + text;
  }
}
