// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import java.util.List;
import java.util.Map;

/** A request that is refused for its credentials. Cheap to throw. */
public final class AccessDeniedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, List<String>> headers;

  AccessDeniedException(int status, Map<String, List<String>> headers) {
    super(null, null, false, false);
    this.status = status;
    this.headers = headers;
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** The headers of the answer, with the challenges. */
  public Map<String, List<String>> headers() {
    return headers;
  }
}
