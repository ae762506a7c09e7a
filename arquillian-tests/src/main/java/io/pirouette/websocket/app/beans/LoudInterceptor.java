// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.beans;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Locale;

/** Makes texts loud. */
@Loud
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class LoudInterceptor {

  @AroundInvoke
  Object loud(InvocationContext context) throws Exception {
    return ((String) context.proceed()).toUpperCase(Locale.ROOT);
  }
}
