// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hand-written list: lines {@code XXX | title} begin an area, lines {@code XXX-nn | statement |
 * deviation} are its entries, lines that begin with {@code #} are comments.
 */
final class EntryList {

  /** The title of each area by its letters, in the order of the list. */
  private final Map<String, String> titles = new LinkedHashMap<>();

  /** By id, in the order of the list. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  EntryList(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        try {
          add(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private void add(List<String> fields) {
    switch (fields.size()) {
      case 2 -> {
        if (titles.put(fields.get(0), fields.get(1)) != null) {
          throw new IllegalArgumentException("a second area " + fields.get(0));
        }
      }
      case 3 -> add(new Entry(fields.get(0), fields.get(1), fields.get(2)));
      default -> throw new IllegalArgumentException(fields.size() + " fields (expected: 2 or 3)");
    }
  }

  private void add(Entry entry) {
    String current = titles.keySet().stream().reduce("none", (before, after) -> after);
    if (!entry.area().equals(current)) {
      throw new IllegalArgumentException(entry.id() + " is in the area " + current);
    }
    if (entries.put(entry.id(), entry) != null) {
      throw new IllegalArgumentException("a second entry " + entry.id());
    }
  }

  Map<String, String> titles() {
    return titles;
  }

  List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  List<Entry> entries(String area) {
    return entries.values().stream().filter(entry -> entry.area().equals(area)).toList();
  }

  boolean has(String id) {
    return entries.containsKey(id);
  }
}
