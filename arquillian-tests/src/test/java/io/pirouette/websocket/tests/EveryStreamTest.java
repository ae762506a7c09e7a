// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of a service that streams, with each kind of stream, on both kinds of threads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ValueSource(
    strings = {
      "inline/stream",
      "inline/iterator",
      "inline/publisher",
      "offloaded/stream",
      "offloaded/iterator",
      "offloaded/publisher"
    })
@interface EveryStreamTest {}
