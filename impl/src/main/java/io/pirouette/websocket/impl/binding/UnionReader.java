// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.PayloadBindingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first type of several that a message can become: a sealed interface's permitted types. */
final class UnionReader implements PayloadReader {

  private final String typeName;
  private final List<PayloadReader> members;

  UnionReader(Class<?> type, List<PayloadReader> members) {
    this.typeName = type.getSimpleName();
    this.members = List.copyOf(members);
  }

  @Override
  public @Nullable Object read(String text) {
    PayloadBindingException last = null;
    for (PayloadReader member : members) {
      try {
        return member.read(text);
      } catch (PayloadBindingException e) {
        last = e;
      }
    }
    throw Misfit.because("no type of " + typeName + " fits", last);
  }
}
