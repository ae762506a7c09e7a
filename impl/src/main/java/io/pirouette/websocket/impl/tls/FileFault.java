// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.error.SslException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file, in a sentence that names it; never a password. */
final class FileFault {

  private FileFault() {}

  static SslException of(String path, String wrong, String expected, @Nullable Exception cause) {
    return new SslException(path + ": " + wrong + " (expected: " + expected + ")", cause);
  }

  /** The path, if a file can be read there. */
  static Path readable(String name, String expected) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw of(name, "is no path", expected, e);
    }
    if (!Files.exists(path)) {
      throw of(name, "there is no such file", expected, null);
    }
    if (!Files.isRegularFile(path)) {
      String wrong = Files.isDirectory(path) ? "is a directory" : "is no regular file";
      throw of(name, wrong, expected, null);
    }
    if (!Files.isReadable(path)) {
      throw of(name, "may not be read by this process", expected, null);
    }
    return path;
  }

  static byte[] read(String name, String expected) {
    try {
      return Files.readAllBytes(readable(name, expected));
    } catch (IOException e) {
      throw of(name, "cannot be read", expected, e);
    }
  }
}
