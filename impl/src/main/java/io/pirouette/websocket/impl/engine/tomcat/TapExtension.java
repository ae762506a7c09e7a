// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tomcat;

import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.FrameTap;
import jakarta.websocket.Extension;
import java.util.List;
import java.util.function.Supplier;
import org.apache.tomcat.websocket.Transformation;

/**
 * The pseudo-extension that brings a connection's tap into its pipeline: the container passes the
 * extension's parameter to the registered builder, and the parameter supplies the transformation.
 */
record TapExtension(FrameTap tap) implements Extension {

  @Override
  public String getName() {
    return Engine.TAP_EXTENSION;
  }

  @Override
  public List<Parameter> getParameters() {
    return List.of(new TapParameter(tap));
  }

  private record TapParameter(FrameTap tap) implements Parameter, Supplier<Transformation> {

    @Override
    public String getName() {
      return Engine.TAP_EXTENSION;
    }

    @Override
    public String getValue() {
      return "";
    }

    @Override
    public Transformation get() {
      return new TapTransformation(tap);
    }
  }
}
