// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.error.SslException;
import java.security.GeneralSecurityException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** What engines are made of, until a file changes. Thread-safe. */
final class TlsContext {

  private final KeyManager[] keys;
  private final TrustManager[] trust;
  private final SessionReuse reuse;

  /** Held while the following two change. */
  private final ReentrantLock lock = new ReentrantLock();

  private SSLContext shared;
  private long madeAt;

  TlsContext(KeyManager[] keys, TrustManager[] trust, SessionReuse reuse) {
    this.keys = keys;
    this.trust = trust;
    this.reuse = reuse;
    this.shared = make();
    this.madeAt = System.nanoTime();
  }

  private SSLContext make() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      reuse.applyTo(context);
      return context;
    } catch (GeneralSecurityException e) {
      throw new SslException("The JVM's TLS cannot be used", e);
    }
  }

  /** One for as long as the files do not change, however many connections are made by it. */
  SSLContext lasting() {
    lock.lock();
    try {
      return shared;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The one for the next connection: sessions live in it, and die with it. That is what ends those
   * that the JDK has given to the peer to keep (RFC 5077), for it never asks for their age.
   */
  SSLContext next() {
    if (!reuse.isAllowed()) {
      return make();
    }
    lock.lock();
    try {
      long now = System.nanoTime();
      if (reuse.isOver(now - madeAt)) {
        shared = make();
        madeAt = now;
      }
      return shared;
    } finally {
      lock.unlock();
    }
  }
}
