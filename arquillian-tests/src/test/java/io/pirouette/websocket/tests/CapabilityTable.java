// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of what containers are capable of, in the page about containers. */
final class CapabilityTable {

  private static final Path PAGE = Path.of("../docs/containers.md");
  private static final String BEGIN = "<!-- capabilities -->\n";
  private static final String END = "<!-- end of capabilities -->\n";

  /** By engine, and the engines in the order of their columns. */
  private static final Map<String, String> TITLES = titles();

  private static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("TOMCAT_FIRST", "Tomcat 10.1, oldest");
    titles.put("TOMCAT_OLD", "Tomcat 10.1, old");
    titles.put("TOMCAT", "Tomcat 10.1");
    titles.put("TOMCAT11", "Tomcat 11");
    titles.put("PAYARA", "Payara Micro 6");
    titles.put("PAYARA_SERVER", "Payara Server 6");
    return titles;
  }

  private CapabilityTable() {}

  /** The engine's column has these rows, or is made to. */
  static void expect(String engine, Map<String, String> seen) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    Map<String, Map<String, String>> columns = parse(page.substring(begin, end));
    if (Boolean.getBoolean("capabilities.update")) {
      columns.put(engine, seen);
      String table = format(columns, List.copyOf(seen.keySet()));
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    } else {
      assertEquals(
          lines(seen),
          lines(columns.getOrDefault(engine, Map.of())),
          "Run with -Dcapabilities.update=true if that is meant to be");
    }
  }

  private static String lines(Map<String, String> column) {
    return column.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  private static Map<String, Map<String, String>> parse(String table) {
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    List<String> titles = new ArrayList<>(TITLES.values());
    List<String> engines = new ArrayList<>(TITLES.keySet());
    List<List<String>> rows = table.lines().map(CapabilityTable::cells).toList();
    for (List<String> row : rows.subList(Math.min(2, rows.size()), rows.size())) {
      for (int i = 1; i < row.size(); i++) {
        String engine = engines.get(titles.indexOf(rows.get(0).get(i)));
        columns.computeIfAbsent(engine, e -> new LinkedHashMap<>()).put(row.get(0), row.get(i));
      }
    }
    return columns;
  }

  private static List<String> cells(String line) {
    String[] cells = line.split("\\|", -1);
    return Arrays.stream(cells, 1, cells.length - 1).map(String::strip).toList();
  }

  private static String format(Map<String, Map<String, String>> columns, List<String> rows) {
    StringBuilder table = new StringBuilder();
    List<String> engines = TITLES.keySet().stream().filter(columns::containsKey).toList();
    table.append(row("", engines.stream().map(TITLES::get).toList()));
    table.append(row("---", engines.stream().map(engine -> "---").toList()));
    for (String row : rows) {
      List<String> cells =
          engines.stream().map(engine -> columns.get(engine).getOrDefault(row, "")).toList();
      table.append(row(row, cells));
    }
    return table.toString();
  }

  private static String row(String title, List<String> cells) {
    return "| " + title + " | " + String.join(" | ", cells) + " |\n";
  }
}
