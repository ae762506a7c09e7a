// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glassfish.tyrus.core.ProtocolHandler;
import org.glassfish.tyrus.core.TyrusWebSocket;
import org.glassfish.tyrus.core.Version;
import org.glassfish.tyrus.core.WebSocketException;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.BinaryFrame;
import org.glassfish.tyrus.core.frame.CloseFrame;
import org.glassfish.tyrus.core.frame.Frame;
import org.glassfish.tyrus.core.frame.TextFrame;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.glassfish.tyrus.spi.WriterInfo;
import org.jspecify.annotations.Nullable;

/**
 * Tyrus' protocol engine for one connection: makes frames of messages, and messages of frames. One
 * thread at a time may encode, and one decode.
 */
public final class FrameCodec {

  private static final WriterInfo NO_INFO = new WriterInfo(null, null);
  private static final int INVALID_PAYLOAD = 1007;
  private static final int NO_STATUS_CODE = 1005;
  private static final int CLOSE_WITH_FIN = 0x88;
  private static final int MASKED = 0x80;
  private static final int HEADER_AND_MASK = 6;

  private final MaskingKeys maskingKeys = new MaskingKeys();
  private final ProtocolHandler engine;
  private final Receiver receiver;
  private final Taken taken = new Taken();
  private final @Nullable PerMessageDeflate deflate;
  private final ExtendedExtension.ExtensionContext context = new Context();

  /** A codec with what the handshake has agreed upon. */
  public FrameCodec(Agreement agreement, FrameListener listener) {
    deflate =
        agreement.deflate().map(chosen -> new PerMessageDeflate(chosen, listener)).orElse(null);
    engine = Version.DRAFT17.createHandler(true, maskingKeys);
    receiver = new Receiver(engine, listener);
    engine.setWriter(taken);
    engine.setExtensionContext(context);
    engine.setExtensions(deflate == null ? List.of() : List.of(deflate));
    receiver.onConnect(null, null, null, null, null);
  }

  /** Whether messages may be compressed. */
  public boolean isCompressed() {
    return deflate != null;
  }

  /** The bytes of a text message in one frame. */
  public ByteBuffer text(String data) {
    engine.send(data, NO_INFO);
    return taken.frame();
  }

  /** The bytes of a binary message in one frame. */
  public ByteBuffer binary(byte[] data) {
    engine.send(data, NO_INFO);
    return taken.frame();
  }

  /** The bytes of one fragment of a text message. */
  public ByteBuffer textFragment(String part, boolean last) {
    engine.stream(last, part, NO_INFO);
    return taken.frame();
  }

  /** The bytes of one fragment of a binary message. */
  public ByteBuffer binaryFragment(byte[] data, int offset, int length, boolean last) {
    engine.stream(last, data, offset, length, NO_INFO);
    return taken.frame();
  }

  public ByteBuffer ping(byte[] payload) {
    receiver.sendPing(payload);
    return taken.frame();
  }

  public ByteBuffer pong(byte[] payload) {
    receiver.sendPong(payload);
    return taken.frame();
  }

  /** A close frame; without content for 1005. The engine would change some of the codes. */
  public ByteBuffer close(int statusCode, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    int length = statusCode == NO_STATUS_CODE ? 0 : 2 + text.length;
    ByteBuffer frame = ByteBuffer.allocate(HEADER_AND_MASK + length);
    frame.put((byte) CLOSE_WITH_FIN).put((byte) (MASKED | length));
    byte[] mask = ByteBuffer.allocate(4).putInt(maskingKeys.nextInt()).array();
    frame.put(mask);
    if (length > 0) {
      frame.putChar((char) statusCode).put(text);
    }
    byte[] bytes = frame.array();
    for (int i = 0; i < length; i++) {
      bytes[HEADER_AND_MASK + i] ^= mask[i % 4];
    }
    return frame.flip();
  }

  /**
   * Decodes one whole frame with data.
   *
   * @throws Violation if its payload breaks a rule
   */
  void decode(ByteBuffer whole) {
    try {
      Frame frame = engine.unframe(whole);
      engine.process(deflate == null ? frame : deflate.processIncoming(context, frame), receiver);
    } catch (WebSocketException e) {
      throw e.getCloseReason().getCloseCode().getCode() == INVALID_PAYLOAD
          ? Violation.invalidPayload("A text message is not UTF-8", e)
          : Violation.corrupted(String.valueOf(e.getMessage()), e);
    } catch (IllegalStateException e) {
      // How the engine takes a text that ends within a character.
      throw Violation.invalidPayload("A text message is not UTF-8", e);
    }
  }

  /** Gives back what compression holds; called when nobody encodes. */
  public void releaseEncoder() {
    if (deflate != null) {
      deflate.releaseDeflater();
    }
  }

  /** Gives back what decompression holds; called when nobody decodes. */
  public void releaseDecoder() {
    if (deflate != null) {
      deflate.releaseInflater();
    }
  }

  /** Takes the frame that the engine has just made. */
  private static final class Taken extends Writer {

    private @Nullable ByteBuffer frame;

    @Override
    public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> completionHandler) {
      frame = buffer;
      completionHandler.completed(buffer);
    }

    ByteBuffer frame() {
      ByteBuffer made = frame;
      if (made == null) {
        throw new IllegalStateException("the protocol engine has made no frame");
      }
      frame = null;
      return made;
    }

    @Override
    public void close() {}
  }

  /** Where the engine delivers messages; control frames never get here. */
  private static final class Receiver extends TyrusWebSocket {

    private final FrameListener listener;

    Receiver(ProtocolHandler engine, FrameListener listener) {
      super(engine, null);
      this.listener = listener;
    }

    @Override
    public void onMessage(TextFrame frame) {
      listener.text(frame.getTextPayload(), frame.getPayloadLength(), true);
    }

    @Override
    public void onFragment(TextFrame frame, boolean last) {
      listener.text(frame.getTextPayload(), frame.getPayloadLength(), last);
    }

    @Override
    public void onMessage(BinaryFrame frame) {
      listener.binary(frame.getPayloadData(), true);
    }

    @Override
    public void onFragment(BinaryFrame frame, boolean last) {
      listener.binary(frame.getPayloadData(), last);
    }

    @Override
    public void onClose(CloseFrame frame) {
      // Called after each close frame that the engine has made: there is nothing more to do.
    }
  }

  private static final class Context implements ExtendedExtension.ExtensionContext {

    private final Map<String, Object> properties = new HashMap<>();

    @Override
    public Map<String, Object> getProperties() {
      return properties;
    }
  }
}
