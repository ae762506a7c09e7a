// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

/** Carries what went wrong in a dispatch, and at which stage, to where consequences are decided. */
public final class DispatchFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final Stage stage;
  private final Throwable failure;

  DispatchFailure(Stage stage, Throwable failure) {
    super(null, failure, false, false);
    this.stage = stage;
    this.failure = failure;
  }

  /** Where it went wrong. */
  public Stage stage() {
    return stage;
  }

  /** What went wrong. */
  public Throwable failure() {
    return failure;
  }

  /** The stages of a dispatch, in their order. */
  public enum Stage {
    /** The message does not fit the method's parameter; the method was not run. */
    BINDING,
    /** The method threw. */
    METHOD,
    /** What the method returned could not be sent. */
    REPLY
  }
}
