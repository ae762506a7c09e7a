// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types of which a path, a query or a header can have values, and how those are written. */
public enum ScalarType {
  /** Any text. */
  STRING("string", String.class) {
    @Override
    Object parse(String text) {
      return text;
    }
  },
  /** True or false, in any case. */
  BOOLEAN("boolean", boolean.class, Boolean.class) {
    @Override
    Object parse(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new NumberFormatException();
      };
    }
  },
  /** 32 bits. */
  INT("int", int.class, Integer.class) {
    @Override
    Object parse(String text) {
      return Integer.valueOf(integer(text));
    }
  },
  /** 64 bits. */
  LONG("long", long.class, Long.class) {
    @Override
    Object parse(String text) {
      return Long.valueOf(integer(text));
    }
  },
  /** 32 bits, finite. */
  FLOAT("float", float.class, Float.class) {
    @Override
    Object parse(String text) {
      return finite(Float.valueOf(number(text)));
    }
  },
  /** 64 bits, finite. */
  DOUBLE("double", double.class, Double.class) {
    @Override
    Object parse(String text) {
      return finite(Double.valueOf(number(text)));
    }
  },
  /** Any number, of a size that nobody can do harm with. */
  DECIMAL("decimal", BigDecimal.class) {
    @Override
    Object parse(String text) {
      return new BigDecimal(number(text));
    }
  };

  private static final int MAX_NUMBER_LENGTH = 100;

  // What the JDK's methods take besides, such as the digits of other scripts, is not for here.
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");

  private final String title;
  private final List<Class<?>> classes;

  ScalarType(String title, Class<?>... classes) {
    this.title = title;
    this.classes = List.of(classes);
  }

  static Optional<ScalarType> of(TypeDescription type) {
    return Arrays.stream(values())
        .filter(scalar -> scalar.classes.stream().anyMatch(type::is))
        .findFirst();
  }

  /** The type for people. */
  public String title() {
    return title;
  }

  /** The value that a text stands for; empty if it stands for none. */
  public Optional<Object> read(String text) {
    try {
      return Optional.of(parse(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  abstract Object parse(String text);

  private static String integer(String text) {
    return checked(INTEGER, text);
  }

  private static String number(String text) {
    return checked(NUMBER, text);
  }

  private static String checked(Pattern syntax, String text) {
    if (text.length() > MAX_NUMBER_LENGTH || !syntax.matcher(text).matches()) {
      throw new NumberFormatException();
    }
    return text;
  }

  private static Number finite(Number value) {
    if (Double.isInfinite(value.doubleValue())) {
      throw new NumberFormatException();
    }
    return value;
  }
}
