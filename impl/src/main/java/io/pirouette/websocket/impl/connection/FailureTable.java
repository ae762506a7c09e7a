// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.dispatch.DispatchFailure;
import io.pirouette.websocket.impl.dispatch.Dispatcher;
import io.pirouette.websocket.impl.session.CloseRules;
import io.pirouette.websocket.impl.session.ConnectionLog;
import io.pirouette.websocket.impl.session.EventLog;
import io.pirouette.websocket.impl.session.SessionCaller;

/**
 * What follows from each failure: the close frame, the call of {@code onError}, the log line. The
 * only place where any of these is decided.
 *
 * <table>
 *   <caption>Failures of a connection</caption>
 *   <tr><th>failure</th><th>close</th><th>onError</th><th>log</th></tr>
 *   <tr><td>message does not fit the method</td><td>1003 {@code data binding failed: ...}</td>
 *       <td>yes</td><td>error</td></tr>
 *   <tr><td>method throws a WebSocketException</td><td>none</td><td>no</td><td>error</td></tr>
 *   <tr><td>method throws anything else</td><td>1011 {@code Unexpected condition}</td>
 *       <td>yes</td><td>error</td></tr>
 *   <tr><td>reply cannot be sent</td><td>none</td><td>yes</td><td>if there is no onError</td></tr>
 *   <tr><td>onClose or onError throws</td><td>none</td><td>no</td><td>error</td></tr>
 *   <tr><td>frame or message too large</td><td>1009</td><td>yes</td><td>if there is no onError</td></tr>
 *   <tr><td>peer breaks the protocol</td><td>by the container</td><td>yes</td>
 *       <td>if there is no onError</td></tr>
 *   <tr><td>anything unexpected in the container</td>
 *       <td>1011 {@code Encountered an unexpected condition}</td><td>yes</td><td>error</td></tr>
 * </table>
 */
final class FailureTable {

  private final SessionCaller caller;
  private final Dispatcher dispatcher;
  private final EventLog log;

  FailureTable(SessionCaller caller, Dispatcher dispatcher, EventLog log) {
    this.caller = caller;
    this.dispatcher = dispatcher;
    this.log = log;
  }

  /** A dispatch has failed. */
  void dispatchFailed(DispatchFailure dispatch) {
    Throwable failure = dispatch.failure();
    switch (dispatch.stage()) {
      case BINDING -> {
        log("Message refused", failure);
        caller.closeNow(1003, CloseRules.fit(String.valueOf(failure.getMessage())));
        report(failure);
      }
      case METHOD -> methodFailed(failure);
      case REPLY -> reportOrLog("Error occurred when sending a reply", failure);
    }
  }

  private void methodFailed(Throwable failure) {
    log("A remote method failed", failure);
    if (!(failure instanceof WebSocketException)) {
      caller.closeNow(1011, "Unexpected condition");
      report(failure);
    }
  }

  /** A message or frame was too large, or otherwise not as the protocol has it. */
  void receivingFailed(WebSocketException failure) {
    reportOrLog("The peer was refused", failure);
  }

  /** The container failed in a way that it does not explain. */
  void containerFailed(Throwable failure) {
    log("Unexpected error", failure);
    caller.closeNow(1011, "Encountered an unexpected condition");
    report(failure);
  }

  private void reportOrLog(String what, Throwable failure) {
    if (dispatcher.handles(EventKind.FAILED)) {
      report(failure);
    } else {
      ConnectionLog.warning(
          what + " (connection " + caller.getConnectionId() + "): " + failure.getMessage());
    }
  }

  private void report(Throwable failure) {
    log.event("error " + failure.getClass().getName());
    try {
      dispatcher.error(failure);
    } catch (DispatchFailure inOnError) {
      log("onError failed", inOnError.failure());
    }
  }

  /** {@code onClose} has failed; the connection has ended anyway. */
  void closeFailed(DispatchFailure dispatch) {
    log("onClose failed", dispatch.failure());
  }

  private void log(String what, Throwable failure) {
    ConnectionLog.error(what + " (connection " + caller.getConnectionId() + ")", failure);
  }
}
