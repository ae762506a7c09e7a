// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import org.jspecify.annotations.Nullable;

/** Carries what went wrong in a dispatch, and at which stage, to where consequences are decided. */
public final class DispatchFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final Stage stage;
  private final Throwable failure;
  private final transient @Nullable BoundMethod errorMethod;

  DispatchFailure(Stage stage, Throwable failure) {
    this(stage, failure, null);
  }

  /**
   * A failure that a method of the service may be there for.
   *
   * @param errorMethod that method; null if there is none
   */
  DispatchFailure(Stage stage, Throwable failure, @Nullable BoundMethod errorMethod) {
    super(null, failure, false, false);
    this.stage = stage;
    this.failure = failure;
    this.errorMethod = errorMethod;
  }

  /** Where it went wrong. */
  public Stage stage() {
    return stage;
  }

  /** What went wrong. */
  public Throwable failure() {
    return failure;
  }

  @Nullable BoundMethod errorMethod() {
    return errorMethod;
  }

  /** The stages of a dispatch, in their order. */
  public enum Stage {
    /** The message does not fit the method's parameter; the method was not run. */
    BINDING,
    /** The message breaks a constraint; the method was not run. */
    VALIDATION,
    /** The method threw. */
    METHOD,
    /** What the method returned could not be sent. */
    REPLY
  }
}
