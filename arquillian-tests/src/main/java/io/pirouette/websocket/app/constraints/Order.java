// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.constraints;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Has constraints in all places but its whole. */
public record Order(
    @Size(min = 1, message = "is empty") String id,
    @Min(value = 1, message = "is too few") @Max(value = 9, message = "is too many") int quantity,
    List<@Size(max = 3, message = "is too long") String> tags,
    @Valid Address address) {

  /** Is looked into, for the order says so. */
  public record Address(@Size(min = 1, message = "is empty") String city) {}
}
