// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import java.util.List;

/** A bean as users declare it. */
public class Basket {

  private int count;
  private List<Receipt> items = List.of();

  public int getCount() {
    return count;
  }

  public void setCount(int count) {
    this.count = count;
  }

  public List<Receipt> getItems() {
    return items;
  }

  public void setItems(List<Receipt> items) {
    this.items = items;
  }
}
