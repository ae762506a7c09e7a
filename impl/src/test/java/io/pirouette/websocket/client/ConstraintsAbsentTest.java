// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A class path without the jars that constraints need. */
@Tag("CST-01")
class ConstraintsAbsentTest {

  @Test
  void withoutAnyOfThemNothingIsChecked() throws IOException {
    ChildJvm.runWithout(
        List.of("jakarta.validation-api", "hibernate-validator", "expressly", "jakarta.el-api"),
        UncheckedProgram.class);
  }

  @Test
  void norIsItWithoutAProvider() throws IOException {
    ChildJvm.runWithout(List.of("hibernate-validator"), UncheckedProgram.class);
  }
}
