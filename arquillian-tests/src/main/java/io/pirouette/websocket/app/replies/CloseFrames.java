// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.CloseFrame;

/** Close frames of each kind: {@code KIND [REASON]} or {@code custom CODE [REASON]}. */
final class CloseFrames {

  private CloseFrames() {}

  static CloseFrame of(String command) {
    String[] words = command.split(" ", 2);
    if (words[0].equals("custom")) {
      return custom(words[1].split(" ", 2));
    }
    return words.length == 1 ? of(Kind.valueOf(words[0])) : of(Kind.valueOf(words[0]), words[1]);
  }

  private enum Kind {
    NORMAL,
    GOING,
    PROTOCOL,
    UNSUPPORTED,
    INVALID,
    POLICY,
    BIG,
    INTERNAL
  }

  private static CloseFrame of(Kind kind) {
    return switch (kind) {
      case NORMAL -> new CloseFrame.NormalClosure();
      case GOING -> new CloseFrame.GoingAway();
      case PROTOCOL -> new CloseFrame.ProtocolError();
      case UNSUPPORTED -> new CloseFrame.UnsupportedData();
      case INVALID -> new CloseFrame.InvalidPayload();
      case POLICY -> new CloseFrame.PolicyViolation();
      case BIG -> new CloseFrame.MessageTooBig();
      case INTERNAL -> new CloseFrame.InternalServerError();
    };
  }

  private static CloseFrame of(Kind kind, String reason) {
    return switch (kind) {
      case NORMAL -> new CloseFrame.NormalClosure(reason);
      case GOING -> new CloseFrame.GoingAway(reason);
      case PROTOCOL -> new CloseFrame.ProtocolError(reason);
      case UNSUPPORTED -> new CloseFrame.UnsupportedData(reason);
      case INVALID -> new CloseFrame.InvalidPayload(reason);
      case POLICY -> new CloseFrame.PolicyViolation(reason);
      case BIG -> new CloseFrame.MessageTooBig(reason);
      case INTERNAL -> new CloseFrame.InternalServerError(reason);
    };
  }

  private static CloseFrame custom(String... words) {
    int code = Integer.parseInt(words[0]);
    return words.length == 1
        ? new CloseFrame.CustomCloseFrame(code)
        : new CloseFrame.CustomCloseFrame(code, words[1]);
  }
}
