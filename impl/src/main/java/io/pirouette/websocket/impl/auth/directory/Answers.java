// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.UnavailableException;
import java.util.Set;

/** What a directory's results mean for whoever wants in. */
final class Answers {

  /** A clear no (RFC 4511 appendix A); everything else says nothing about the password. */
  private static final Set<ResultCode> REFUSALS =
      Set.of(
          ResultCode.INVALID_CREDENTIALS,
          ResultCode.NO_SUCH_OBJECT,
          ResultCode.INVALID_DN_SYNTAX,
          ResultCode.INAPPROPRIATE_AUTHENTICATION,
          ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
          ResultCode.UNWILLING_TO_PERFORM,
          ResultCode.CONSTRAINT_VIOLATION,
          ResultCode.REFERRAL);

  /** After which a connection is certain to be as good as before. */
  private static final Set<ResultCode> HARMLESS =
      Set.of(
          ResultCode.INVALID_CREDENTIALS,
          ResultCode.NO_SUCH_OBJECT,
          ResultCode.SIZE_LIMIT_EXCEEDED);

  private static final Set<ResultCode> LOST =
      Set.of(ResultCode.SERVER_DOWN, ResultCode.CONNECT_ERROR, ResultCode.UNAVAILABLE);

  private Answers() {}

  static boolean isRefusal(ResultCode code) {
    return REFUSALS.contains(code);
  }

  static boolean isHarmless(ResultCode code) {
    return HARMLESS.contains(code);
  }

  /** Whether a connection that was kept may have been ended by the directory meanwhile. */
  static boolean isLost(ResultCode code) {
    return LOST.contains(code);
  }

  /** Without the directory's own words, which nobody has looked through for secrets. */
  static RuntimeException meaning(String directory, LDAPException failure) {
    ResultCode code = failure.getResultCode();
    return isRefusal(code)
        ? new RejectedException("the directory says " + code.getName())
        : unavailable(directory, failure);
  }

  /** The same for what says nothing about a user. */
  static UnavailableException unavailable(String directory, LDAPException failure) {
    return new UnavailableException(directory + ": " + failure.getResultCode().getName(), null);
  }
}
