// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** Types that need more than the usual of JSON-B. */
public final class Specials {

  private Specials() {}

  /** Refuses some values by itself. */
  public record Positive(int value) {

    /** Checks it. */
    public Positive {
      if (value <= 0) {
        throw new IllegalArgumentException("a secret");
      }
    }
  }

  /** With JSON of some kinds in it. */
  public record Trees(JsonObject object, JsonArray array, JsonString string, JsonNumber number) {}

  /** With names that are constants. */
  public record Stock(Map<Values.Color, Integer> colors) {}

  /** Made by what JSON-B calls a creator. */
  public static final class Created {

    private final String name;
    private final int count;

    private Created(String name, int count) {
      this.name = name;
      this.count = count;
    }

    /** Makes one. */
    @JsonbCreator
    public static Created of(@JsonbProperty("name") String name, @JsonbProperty("n") int count) {
      return new Created(name, count);
    }

    @Override
    public String toString() {
      return "Created[" + name + " " + count + "]";
    }
  }

  /** JSON-B tells them apart. */
  @JsonbTypeInfo(
      key = "kind",
      value = {
        @JsonbSubtype(alias = "dog", type = Dog.class),
        @JsonbSubtype(alias = "cat", type = Cat.class)
      })
  public interface Animal {}

  /** One of them. */
  public static class Dog implements Animal {

    public boolean barks;

    @Override
    public String toString() {
      return "Dog[" + barks + "]";
    }
  }

  /** Another one. */
  public static class Cat implements Animal {

    public int lives;

    @Override
    public String toString() {
      return "Cat[" + lives + "]";
    }
  }

  /** In JSON, a text such as {@code 3/4}. */
  @JsonbTypeAdapter(RatioAdapter.class)
  public record Ratio(int above, int below) {}

  /** Between the two. */
  public static class RatioAdapter implements JsonbAdapter<Ratio, String> {

    @Override
    public String adaptToJson(Ratio ratio) {
      return ratio.above() + "/" + ratio.below();
    }

    @Override
    public Ratio adaptFromJson(String text) {
      String[] parts = text.split("/", -1);
      return new Ratio(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
  }

  /** In JSON, an array of two numbers. */
  @JsonbTypeDeserializer(PointDeserializer.class)
  public record Point(int x, int y) {}

  /** Reads what a parser gives. */
  public static class PointDeserializer implements JsonbDeserializer<Point> {

    @Override
    public Point deserialize(JsonParser parser, DeserializationContext context, Type type) {
      JsonArray array = parser.getArray();
      return new Point(array.getInt(0), array.getInt(1));
    }
  }

  /** Both within another. */
  public record Custom(Ratio ratio, Point point, List<Animal> animals) {}
}
