// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.impl.deflate.DeflateParameters;
import io.pirouette.websocket.impl.deflate.MessageDeflater;
import io.pirouette.websocket.impl.deflate.MessageInflater;
import io.pirouette.websocket.impl.engine.Extensions;
import jakarta.websocket.Extension;
import java.util.List;
import java.util.Optional;
import org.glassfish.tyrus.core.TyrusExtension;
import org.glassfish.tyrus.core.TyrusExtension.TyrusParameter;

/**
 * Permessage-deflate as this library's server agrees to it (RFC 7692 section 5.1): never with
 * context take-over, so that a connection holds nothing between messages. A compressor has up to
 * 300 KiB, and making a new one costs a hundredth of a millisecond.
 */
final class Compression {

  private final DeflateParameters parameters;
  private final DeflatedFrames frames;

  private Compression(DeflateParameters parameters) {
    this.parameters = parameters;
    this.frames = new DeflatedFrames(new MessageInflater(false), new MessageDeflater(false));
  }

  /** What the endpoint is to be registered with, so that it is asked for. */
  static Extension announcement() {
    return new TyrusExtension(DeflateParameters.EXTENSION);
  }

  /**
   * Accepts the first offer that can be accepted.
   *
   * @param installed what is there; without the announcement all offers are declined
   * @param requested the peer's offers, in its order
   */
  static Optional<Compression> choose(List<Extension> installed, List<Extension> requested) {
    if (installed.stream().noneMatch(Extensions::isDeflate)) {
      return Optional.empty();
    }
    return requested.stream()
        .filter(Extensions::isDeflate)
        .flatMap(offer -> Extensions.deflate(offer).stream())
        .findFirst()
        .map(DeflateParameters::withoutContextTakeover)
        .map(Compression::new);
  }

  /** The parameters of the answer. */
  List<Extension.Parameter> answer() {
    return parameters.answer().stream()
        .<Extension.Parameter>map(
            parameter -> new TyrusParameter(parameter.name(), parameter.value()))
        .toList();
  }

  DeflatedFrames frames() {
    return frames;
  }

  /** The connection has ended. */
  void release() {
    frames.releaseInflater();
    frames.releaseDeflater();
  }
}
