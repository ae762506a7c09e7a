// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.taxi;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.DispatcherConfig;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.app.taxi.Taxi.Location;
import io.pirouette.websocket.app.taxi.Taxi.Problem;
import io.pirouette.websocket.app.taxi.Taxi.Subscribe;
import io.pirouette.websocket.app.taxi.Taxi.Subscription;
import io.pirouette.websocket.error.PayloadBindingException;

/** What drivers and riders say. */
public class TaxiFeed implements Service {

  private final Taxi taxi;

  TaxiFeed(Taxi taxi) {
    this.taxi = taxi;
  }

  /** A rider, who is told where the taxi is from now on. */
  public Subscription onSubscribe(Caller caller, Subscribe message) {
    return taxi.subscribe(caller, message.rider());
  }

  /** The same rider, who has found another one. */
  public Subscription onUnSubscribe(Caller caller, Message message) {
    return taxi.unsubscribe(caller);
  }

  /** The driver. */
  public void onLocation(Location location) {
    taxi.moveTo(location);
  }

  public void onLocationError(Caller caller, PayloadBindingException error) {
    caller.writeMessage(new Problem(error.getMessage()));
  }

  /** The driver, too. */
  @DispatcherConfig("off-duty")
  public void onHome(Message message) {
    taxi.goHome();
  }

  /** Whatever else anybody says. */
  public Problem onMessage(Message message) {
    return new Problem("unknown event");
  }

  public void onClose(Caller caller) {
    taxi.unsubscribe(caller);
  }
}
