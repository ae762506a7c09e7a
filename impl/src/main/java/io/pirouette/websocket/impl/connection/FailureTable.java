// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.dispatch.DispatchFailure;
import io.pirouette.websocket.impl.dispatch.Dispatcher;
import io.pirouette.websocket.impl.dispatch.StreamFailure;
import io.pirouette.websocket.impl.session.CloseRules;
import io.pirouette.websocket.impl.session.ConnectionLog;
import io.pirouette.websocket.impl.session.EventLog;
import io.pirouette.websocket.impl.session.SessionCaller;
import java.util.Objects;

/**
 * What follows from each failure: the close frame, the call of {@code onError}, the log line. The
 * only place where any of these is decided.
 *
 * <table>
 *   <caption>Failures of a connection</caption>
 *   <tr><th>failure</th><th>close</th><th>onError</th><th>log</th></tr>
 *   <tr><td>message does not fit the method</td><td>1003 {@code data binding failed: ...}</td>
 *       <td>yes</td><td>error</td></tr>
 *   <tr><td>the same, and there is an error method for just that one</td><td>none</td>
 *       <td>that one instead</td><td>no</td></tr>
 *   <tr><td>message breaks a constraint</td><td>none</td><td>that one, else yes</td>
 *       <td>if there is neither</td></tr>
 *   <tr><td>method throws a WebSocketException</td><td>none</td><td>no</td><td>error</td></tr>
 *   <tr><td>method throws anything else</td><td>1011 {@code Unexpected condition}</td>
 *       <td>yes</td><td>error</td></tr>
 *   <tr><td>reply cannot be sent</td><td>none</td><td>yes</td><td>if there is no onError</td></tr>
 *   <tr><td>stream fails, and says why</td><td>1011 {@code streaming failed: ...}</td>
 *       <td>yes</td><td>error</td></tr>
 *   <tr><td>stream fails otherwise</td><td>1011 {@code Unexpected condition}</td>
 *       <td>yes</td><td>error</td></tr>
 *   <tr><td>onClose or onError throws</td><td>none</td><td>no</td><td>error</td></tr>
 *   <tr><td>frame or message too large</td><td>1009</td><td>yes</td><td>if there is no onError</td></tr>
 *   <tr><td>peer breaks the protocol</td><td>by the container</td><td>yes</td>
 *       <td>if there is no onError</td></tr>
 *   <tr><td>token expires, where that closes</td><td>1008 {@code token expired}</td><td>yes</td>
 *       <td>no</td></tr>
 *   <tr><td>HTTP session of the user ends</td><td>1008 {@code session ended}</td><td>yes</td>
 *       <td>no</td></tr>
 *   <tr><td>anything unexpected in the container</td>
 *       <td>1011 {@code Encountered an unexpected condition}</td><td>yes</td><td>error</td></tr>
 * </table>
 */
final class FailureTable {

  private static final String BINDING_FAILED = "data binding failed: ";
  private static final int MAX_DETAIL = 100;
  private static final int SHORT_DETAIL = 80;

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
      case BINDING -> bindingFailed(dispatch, failure);
      case VALIDATION -> {
        if (!tellErrorMethod(dispatch)) {
          reportOrLog("Message refused", failure);
        }
      }
      case METHOD -> methodFailed(failure);
      case REPLY -> reportOrLog("Error occurred when sending a reply", failure);
    }
  }

  private void bindingFailed(DispatchFailure dispatch, Throwable failure) {
    if (!tellErrorMethod(dispatch)) {
      log("Message refused", failure);
      caller.closing().closeAndCut(1003, shortened(String.valueOf(failure.getMessage())));
      report(failure);
    }
  }

  /** As the reference has it: of a detail of more than 100 characters the first 80 (DBF-02). */
  private static String shortened(String message) {
    int prefix = BINDING_FAILED.length();
    if (!message.startsWith(BINDING_FAILED) || message.length() - prefix <= MAX_DETAIL) {
      return CloseRules.fit(message);
    }
    int cut = prefix + SHORT_DETAIL;
    int end = Character.isLowSurrogate(message.charAt(cut)) ? cut - 1 : cut;
    return CloseRules.fit(message.substring(0, end) + "...");
  }

  private boolean tellErrorMethod(DispatchFailure dispatch) {
    if (!dispatcher.hasMethodFor(dispatch)) {
      return false;
    }
    log.event("error " + dispatch.failure().getClass().getName());
    try {
      dispatcher.refused(dispatch);
    } catch (DispatchFailure inErrorMethod) {
      dispatchFailed(inErrorMethod);
    }
    return true;
  }

  /** A stream that a method has returned has failed. */
  void streamFailed(StreamFailure failure) {
    log("A stream failed", failure.cause());
    caller
        .closing()
        .closeNow(
            1011,
            failure.announced()
                ? CloseRules.fit("streaming failed: " + reason(failure.cause()))
                : "Unexpected condition");
    report(failure.cause());
  }

  private static String reason(Throwable cause) {
    return Objects.requireNonNullElseGet(cause.getMessage(), cause.getClass()::getSimpleName);
  }

  private void methodFailed(Throwable failure) {
    log("A remote method failed", failure);
    if (!(failure instanceof WebSocketException)) {
      caller.closing().closeNow(1011, "Unexpected condition");
      report(failure);
    }
  }

  /** A message or frame was too large, or otherwise not as the protocol has it. */
  void receivingFailed(WebSocketException failure) {
    reportOrLog("The peer was refused", failure);
  }

  /** What let the peer in is no longer good, and the connection has been closed for it. */
  void accessEnded(WebSocketException failure) {
    if (dispatcher.handles(EventKind.FAILED)) {
      report(failure);
    }
  }

  /** Replies that were to go out together with others could not be sent. */
  void repliesLost(WebSocketException failure) {
    reportOrLog("Error occurred when sending a reply", failure);
  }

  /** The container failed in a way that it does not explain. */
  void containerFailed(Throwable failure) {
    log("Unexpected error", failure);
    caller.closing().closeNow(1011, "Encountered an unexpected condition");
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
