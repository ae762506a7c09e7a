// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.protocol;

import io.pirouette.websocket.impl.deflate.CorruptDeflateException;
import io.pirouette.websocket.impl.deflate.DeflateParameters;
import io.pirouette.websocket.impl.deflate.InflatedTooLargeException;
import io.pirouette.websocket.impl.deflate.MessageDeflater;
import io.pirouette.websocket.impl.deflate.MessageInflater;
import io.pirouette.websocket.impl.engine.tyrus.DeflatedFrames;
import jakarta.websocket.Extension;
import java.util.List;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.Frame;

/**
 * RFC 7692 for the engine of one connection. A message never inflates to more than the listener has
 * room for.
 */
final class PerMessageDeflate implements ExtendedExtension {

  private final FrameListener listener;
  private final DeflatedFrames frames;

  PerMessageDeflate(DeflateParameters parameters, FrameListener listener) {
    this.listener = listener;
    this.frames =
        new DeflatedFrames(
            new MessageInflater(!parameters.serverNoContextTakeover()),
            new MessageDeflater(!parameters.clientNoContextTakeover()));
  }

  @Override
  public Frame processIncoming(ExtensionContext context, Frame frame) {
    try {
      return frames.inflate(frame, listener::room);
    } catch (InflatedTooLargeException e) {
      throw Violation.messageTooLarge(listener.maxMessageSize());
    } catch (CorruptDeflateException e) {
      throw Violation.invalidPayload("A compressed message cannot be inflated", e);
    }
  }

  @Override
  public Frame processOutgoing(ExtensionContext context, Frame frame) {
    return frames.deflate(frame);
  }

  void releaseInflater() {
    frames.releaseInflater();
  }

  void releaseDeflater() {
    frames.releaseDeflater();
  }

  @Override
  public String getName() {
    return DeflateParameters.EXTENSION;
  }

  @Override
  public List<Extension.Parameter> getParameters() {
    return List.of();
  }

  @Override
  public List<Extension.Parameter> onExtensionNegotiation(
      ExtensionContext context, List<Extension.Parameter> requestedParameters) {
    return List.of(); // only called on a server
  }

  @Override
  public void onHandshakeResponse(
      ExtensionContext context, List<Extension.Parameter> responseParameters) {
    // The answer was judged before there was an engine.
  }

  @Override
  public void destroy(ExtensionContext context) {
    // Released by the codec, when neither direction is in use.
  }
}
