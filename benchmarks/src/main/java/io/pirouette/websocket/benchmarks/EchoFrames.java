// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of an echo's questions and answers, which are all alike. For one thread. */
final class EchoFrames {

  private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};
  private static final int BUFFER = 8192;

  private final int questionLength;
  private final int answerLength;
  private final ByteBuffer questions;
  private final ByteBuffer answers;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  /**
   * Makes them.
   *
   * @param length of the text, below 126
   * @param most how many questions are sent at once
   */
  EchoFrames(int length, int most) {
    questionLength = 2 + MASK.length + length;
    answerLength = 2 + length;
    questions = ByteBuffer.allocateDirect(most * questionLength);
    for (int i = 0; i < most; i++) {
      questions.put((byte) 0x81).put((byte) (0x80 | length)).put(MASK);
      for (int j = 0; j < length; j++) {
        questions.put((byte) (letter(j) ^ MASK[j % MASK.length]));
      }
    }
    answers = ByteBuffer.allocateDirect(BUFFER + 2 * answerLength);
    while (answers.remaining() >= answerLength) {
      answers.put((byte) 0x81).put((byte) length);
      for (int j = 0; j < length; j++) {
        answers.put((byte) letter(j));
      }
    }
  }

  private static int letter(int index) {
    return 'a' + index % 26;
  }

  /** The bytes of so many questions. */
  ByteBuffer questions(int count) {
    return questions.clear().limit(count * questionLength);
  }

  int answerLength() {
    return answerLength;
  }

  /** An empty one, to read answers into. */
  ByteBuffer buffer() {
    return buffer.clear();
  }

  /** Compares what was read with what has to come after a part of an answer. */
  void check(ByteBuffer read, int part) throws IOException {
    ByteBuffer expected = answers.clear().position(part).limit(part + read.remaining());
    int mismatch = expected.mismatch(read);
    if (mismatch >= 0) {
      throw new IOException("not an echo, from byte " + mismatch + " on");
    }
  }
}
