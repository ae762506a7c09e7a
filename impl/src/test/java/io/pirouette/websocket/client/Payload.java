// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import io.pirouette.websocket.Closed;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What messages are read as. */
public final class Payload {

  private Payload() {}

  /** Nothing in it may be left out. */
  public record Order(String id, int quantity) {}

  /** Refuses what it does not know. */
  @Closed
  public record Ticket(String id) {}

  /** Told by its name. */
  public enum Color {
    RED,
    GREEN
  }

  /** Each way of being absent, and of being nested. */
  public record Customer(
      String name,
      Optional<String> nickname,
      @Nullable String note,
      Color color,
      List<Order> orders) {}

  /** One of two, in this order. */
  public sealed interface Shape permits Circle, Square {}

  /** The first. */
  public record Circle(int radius) implements Shape {}

  /** The second. */
  public record Square(int side) implements Shape {}

  /** With a default, and one that is required. */
  public static class Bean {

    private String name;
    private int count = 7;

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    public int getCount() {
      return count;
    }

    public void setCount(int count) {
      this.count = count;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bean bean && name.equals(bean.name) && count == bean.count;
    }

    @Override
    public int hashCode() {
      return count;
    }

    @Override
    public String toString() {
      return "Bean[" + name + " " + count + "]";
    }

    static Bean of(String name, int count) {
      Bean bean = new Bean();
      bean.name = name;
      bean.count = count;
      return bean;
    }
  }

  /** Of XML. */
  @XmlRootElement(name = "note")
  public static class Note {

    @XmlAttribute int id;

    @XmlElement String text;

    @Override
    public String toString() {
      return "Note[" + id + " " + text + "]";
    }
  }
}
