// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.failing;

import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.AuthnException;
import io.pirouette.websocket.error.ServiceDefinitionException;
import io.pirouette.websocket.error.UpgradeException;
import java.util.List;
import java.util.Map;

/** What a method may throw, some of it ill-behaved even as an exception. */
final class Failures {

  private static final String TEXT = "a secret";

  private Failures() {}

  static Throwable of(String kind) {
    return switch (kind) {
      case "checked" -> new Exception(TEXT);
      case "unchecked" -> new IllegalStateException(TEXT);
      case "throwable" -> new Odd();
      case "error" -> new Error(TEXT);
      case "memory" -> new OutOfMemoryError(TEXT);
      case "initializer" -> new ExceptionInInitializerError(TEXT);
      case "linkage" -> new NoClassDefFoundError(TEXT);
      case "assertion" -> new AssertionError(TEXT);
      case "interrupt" -> new InterruptedException(TEXT);
      case "textless" -> new RuntimeException();
      case "client" -> new AuthException(TEXT, null);
      case "definition" -> new ServiceDefinitionException(List.of());
      case "wrapped" -> new RuntimeException(TEXT, new AuthnException("a refusal"));
      case "suppressed" -> suppressed();
      case "cycle" -> cycle();
      case "speechless" -> new Speechless();
      case "unruly" -> new Unruly();
      case "liar" -> new Liar();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Throwable cycle() {
    Exception one = new Exception(TEXT);
    one.initCause(new Exception("another", one));
    return one;
  }

  private static Throwable suppressed() {
    Exception thrown = new Exception(TEXT);
    thrown.addSuppressed(new UpgradeException("a refusal"));
    return thrown;
  }

  /** Throws what is given, declared or not. */
  @SuppressWarnings("unchecked")
  static <T extends Throwable> T anything(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** Neither an exception nor an error. */
  private static final class Odd extends Throwable {

    private static final long serialVersionUID = 1L;

    Odd() {
      super(TEXT, null, false, false);
    }
  }

  /** A refusal that cannot say why. */
  private static final class Speechless extends UpgradeException {

    private static final long serialVersionUID = 1L;

    Speechless() {
      super(TEXT);
    }

    @Override
    public String getMessage() {
      throw new IllegalStateException(TEXT);
    }
  }

  /** Fails itself whatever it is asked. */
  private static final class Unruly extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException(TEXT);
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException(TEXT);
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException(TEXT);
    }

    @Override
    public String toString() {
      throw new IllegalStateException(TEXT);
    }
  }

  /** A refusal with the status and the headers of an acceptance. */
  private static final class Liar extends UpgradeException {

    private static final long serialVersionUID = 1L;

    Liar() {
      super(TEXT);
    }

    @Override
    public int status() {
      return 101;
    }

    @Override
    public Map<String, List<String>> headers() {
      return Map.of("Upgrade", List.of("websocket"), "Connection", List.of("Upgrade"));
    }
  }
}
