// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** By which it is seen that files have changed. Immutable. */
final class FileStamps {

  private final List<List<String>> stamps;

  private FileStamps(List<List<String>> stamps) {
    this.stamps = stamps;
  }

  static FileStamps of(List<String> paths) {
    return new FileStamps(paths.stream().map(FileStamps::stamp).toList());
  }

  /** Empty for a file that is not there. */
  private static List<String> stamp(String path) {
    try {
      BasicFileAttributes file = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
      return List.of(
          file.lastModifiedTime().toString(),
          String.valueOf(file.size()),
          String.valueOf(file.fileKey()));
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }

  boolean sameAs(FileStamps other) {
    return stamps.equals(other.stamps);
  }
}
