// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.protocol;

import io.pirouette.websocket.impl.deflate.CorruptDeflateException;
import io.pirouette.websocket.impl.deflate.DeflateParameters;
import io.pirouette.websocket.impl.deflate.InflatedTooLargeException;
import io.pirouette.websocket.impl.deflate.MessageDeflater;
import io.pirouette.websocket.impl.deflate.MessageInflater;
import jakarta.websocket.Extension;
import java.util.List;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.Frame;

/**
 * RFC 7692 for the engine of one connection. A message never inflates to more than the listener has
 * room for.
 */
final class PerMessageDeflate implements ExtendedExtension {

  /** Shorter messages are sent as they are: they would hardly shrink, and cost a compressor. */
  private static final int WORTHWHILE = 256;

  private static final int CONTINUATION = 0;
  private static final int CLOSE = 8;

  private final FrameListener listener;
  private final MessageInflater inflater;
  private final MessageDeflater deflater;

  /** Whether the message that is being received is compressed. */
  private boolean inflating;

  /** Whether the message that is being sent is compressed. */
  private boolean deflating;

  PerMessageDeflate(DeflateParameters parameters, FrameListener listener) {
    this.listener = listener;
    this.inflater = new MessageInflater(!parameters.serverNoContextTakeover());
    this.deflater = new MessageDeflater(!parameters.clientNoContextTakeover());
  }

  @Override
  public Frame processIncoming(ExtensionContext context, Frame frame) {
    if (frame.getOpcode() != CONTINUATION) {
      inflating = frame.isRsv1();
    }
    if (!inflating) {
      return frame;
    }
    try {
      byte[] payload = inflater.inflate(frame.getPayloadData(), frame.isFin(), listener.room());
      return Frame.builder(frame).rsv1(false).payloadData(payload).build();
    } catch (InflatedTooLargeException e) {
      throw Violation.messageTooLarge(listener.maxMessageSize());
    } catch (CorruptDeflateException e) {
      throw Violation.invalidPayload("A compressed message cannot be inflated", e);
    }
  }

  @Override
  public Frame processOutgoing(ExtensionContext context, Frame frame) {
    if (frame.getOpcode() >= CLOSE) {
      return frame;
    }
    boolean first = frame.getOpcode() != CONTINUATION;
    if (first) {
      deflating = !frame.isFin() || frame.getPayloadLength() >= WORTHWHILE;
    }
    if (!deflating) {
      return frame;
    }
    byte[] payload = deflater.deflate(frame.getPayloadData(), frame.isFin());
    return Frame.builder(frame).rsv1(first).payloadData(payload).build();
  }

  void releaseInflater() {
    inflater.close();
  }

  void releaseDeflater() {
    deflater.close();
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
