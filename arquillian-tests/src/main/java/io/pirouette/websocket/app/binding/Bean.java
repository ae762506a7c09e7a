// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.Optional;

/** A bean: some of its properties have defaults, some may be absent, two are required. */
public class Bean extends NamedBean {

  private Values.Order order;
  private int count = 7;
  private String color = "blue";
  private Optional<String> nickname = Optional.empty();

  private String note;

  @JsonbProperty("bean-size")
  private int size;

  public Values.Order getOrder() {
    return order;
  }

  public void setOrder(Values.Order order) {
    this.order = order;
  }

  public int getCount() {
    return count;
  }

  public void setCount(int count) {
    this.count = count;
  }

  public String getColor() {
    return color;
  }

  public void setColor(String color) {
    this.color = color;
  }

  public Optional<String> getNickname() {
    return nickname;
  }

  public void setNickname(Optional<String> nickname) {
    this.nickname = nickname;
  }

  @JsonbNillable
  public String getNote() {
    return note;
  }

  @JsonbNillable
  public void setNote(String note) {
    this.note = note;
  }

  public int getSize() {
    return size;
  }

  public void setSize(int size) {
    this.size = size;
  }

  @Override
  public String toString() {
    return "Bean[%s %s %d %s %s %s %d]"
        .formatted(getName(), order, count, color, nickname.orElse("-"), note, size);
  }
}
