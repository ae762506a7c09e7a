// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM file (RFC 7468); text around them is passed over. */
final class PemFile {

  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");

  private final String path;
  private final String expected;
  private final String text;

  private PemFile(String path, String expected, String text) {
    this.path = path;
    this.expected = expected;
    this.text = text;
  }

  static PemFile of(String path, String expected, byte[] content) {
    return new PemFile(path, expected, new String(content, StandardCharsets.ISO_8859_1));
  }

  /** The labels of all blocks, in order. */
  List<String> labels() {
    List<String> labels = new ArrayList<>();
    Matcher begin = BEGIN.matcher(text);
    while (begin.find()) {
      labels.add(begin.group(1));
    }
    return labels;
  }

  /** The contents of all blocks with a label, in order. */
  List<byte[]> blocks(String label) {
    List<byte[]> blocks = new ArrayList<>();
    Matcher begin = BEGIN.matcher(text);
    while (begin.find()) {
      if (begin.group(1).equals(label)) {
        blocks.add(content(label, begin.end()));
      }
    }
    return blocks;
  }

  private byte[] content(String label, int from) {
    int to = text.indexOf("-----END " + label + "-----", from);
    if (to < 0) {
      throw FileFault.of(path, "the block " + label + " has no end", expected, null);
    }
    try {
      return Base64.getDecoder().decode(text.substring(from, to).replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      // Without the cause, which tells characters of what may be a key.
      throw FileFault.of(path, "the block " + label + " is not Base64", expected, null);
    }
  }
}
