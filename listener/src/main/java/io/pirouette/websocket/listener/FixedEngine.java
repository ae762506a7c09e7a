// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * TLS of one connection that is as it was made: a container would set it up once more, by settings
 * of its own. A peer that wants to shake hands again is turned away (RFC 5246 section 7.4.1.1): TLS
 * 1.3 has no such thing, and before it cost the listener more than the peer.
 */
final class FixedEngine extends SSLEngine {

  private static final String TLS_1_3 = "TLSv1.3";

  private final SSLEngine engine;

  /** Set when the first handshake is over. */
  private boolean established;

  /** Set when the peer has asked for a second one. */
  private boolean refused;

  FixedEngine(SSLEngine engine) {
    this.engine = engine;
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target)
      throws SSLException {
    if (refused) {
      // Nothing more: an announced end would tell the peer that all had been in order, and after an
      // exception Tomcat would send once more what its buffer holds.
      return new SSLEngineResult(
          SSLEngineResult.Status.CLOSED, HandshakeStatus.NOT_HANDSHAKING, 0, 0);
    }
    return checked(engine.wrap(sources, offset, length, target));
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length)
      throws SSLException {
    return checked(engine.unwrap(source, targets, offset, length));
  }

  private SSLEngineResult checked(SSLEngineResult result) throws SSLException {
    HandshakeStatus status = result.getHandshakeStatus();
    if (established
        && status != HandshakeStatus.NOT_HANDSHAKING
        && result.getStatus() == SSLEngineResult.Status.OK
        && !engine.isInboundDone()
        && !engine.isOutboundDone()
        && !engine.getSession().getProtocol().equals(TLS_1_3)) {
      refused = true;
      throw new SSLException("The peer asks for another TLS handshake");
    }
    established |= status == HandshakeStatus.FINISHED;
    return result;
  }

  @Override
  public @Nullable Runnable getDelegatedTask() {
    return engine.getDelegatedTask();
  }

  @Override
  public void closeInbound() throws SSLException {
    engine.closeInbound();
  }

  @Override
  public boolean isInboundDone() {
    return engine.isInboundDone();
  }

  @Override
  public void closeOutbound() {
    engine.closeOutbound();
  }

  @Override
  public boolean isOutboundDone() {
    return engine.isOutboundDone();
  }

  @Override
  public void beginHandshake() throws SSLException {
    engine.beginHandshake();
  }

  @Override
  public HandshakeStatus getHandshakeStatus() {
    return engine.getHandshakeStatus();
  }

  @Override
  public SSLSession getSession() {
    return engine.getSession();
  }

  @Override
  public SSLSession getHandshakeSession() {
    return engine.getHandshakeSession();
  }

  @Override
  public String getApplicationProtocol() {
    return engine.getApplicationProtocol();
  }

  @Override
  public String getHandshakeApplicationProtocol() {
    return engine.getHandshakeApplicationProtocol();
  }

  @Override
  public @Nullable BiFunction<SSLEngine, List<String>, String>
      getHandshakeApplicationProtocolSelector() {
    return engine.getHandshakeApplicationProtocolSelector();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return engine.getSupportedCipherSuites();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return engine.getEnabledCipherSuites();
  }

  @Override
  public String[] getSupportedProtocols() {
    return engine.getSupportedProtocols();
  }

  @Override
  public String[] getEnabledProtocols() {
    return engine.getEnabledProtocols();
  }

  @Override
  public boolean getUseClientMode() {
    return engine.getUseClientMode();
  }

  @Override
  public boolean getNeedClientAuth() {
    return engine.getNeedClientAuth();
  }

  @Override
  public boolean getWantClientAuth() {
    return engine.getWantClientAuth();
  }

  @Override
  public boolean getEnableSessionCreation() {
    return engine.getEnableSessionCreation();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return engine.getSSLParameters();
  }

  // What follows is settled already.

  @Override
  public void setSSLParameters(SSLParameters parameters) {}

  @Override
  public void setEnabledCipherSuites(String[] suites) {}

  @Override
  public void setEnabledProtocols(String[] protocols) {}

  @Override
  public void setUseClientMode(boolean mode) {}

  @Override
  public void setNeedClientAuth(boolean need) {}

  @Override
  public void setWantClientAuth(boolean want) {}

  @Override
  public void setEnableSessionCreation(boolean flag) {}
}
