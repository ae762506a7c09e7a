// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.error.SslException;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Reads a private key: PKCS#8 in a PEM file, encrypted or not (RFC 5958). */
final class PrivateKeyFile {

  private static final String PLAIN = "PRIVATE KEY";
  private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
  private static final String EXPECTED =
      "an RSA or EC key in PEM form, PKCS#8: BEGIN " + PLAIN + " or BEGIN " + ENCRYPTED;

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "RSASSA-PSS");

  private final String path;

  private PrivateKeyFile(String path) {
    this.path = path;
  }

  static PrivateKey read(String path, @Nullable String password) {
    return new PrivateKeyFile(path).read(password == null ? null : Password.of(path, password));
  }

  private PrivateKey read(@Nullable String password) {
    byte[] content = FileFault.read(path, EXPECTED);
    try {
      PemFile pem = PemFile.of(path, EXPECTED, content);
      for (String label : pem.labels()) {
        switch (label) {
          case PLAIN -> {
            return plain(pem.blocks(label).get(0));
          }
          case ENCRYPTED -> {
            return decrypted(pem.blocks(label).get(0), password);
          }
          case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" -> throw oldForm(label);
          default -> {}
        }
      }
    } finally {
      Arrays.fill(content, (byte) 0);
    }
    throw fault("holds no private key", null);
  }

  private SslException fault(String wrong, @Nullable Exception cause) {
    return FileFault.of(path, wrong, EXPECTED, cause);
  }

  private SslException oldForm(String label) {
    return FileFault.of(
        path,
        "the key is not in PKCS#8 form but BEGIN " + label,
        "what this command makes of it: openssl pkcs8 -topk8 -in "
            + path
            + " -out key.pem, with -nocrypt for a key without password",
        null);
  }

  private PrivateKey plain(byte[] encoded) {
    try {
      return key(encoded);
    } catch (InvalidKeySpecException e) {
      throw fault("the key is neither RSA nor EC, or damaged", null);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** The kind is in the bytes, where only the factory of that kind accepts them. */
  private static PrivateKey key(byte[] encoded) throws InvalidKeySpecException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
        // Perhaps one of the next kind.
      }
    }
    throw new InvalidKeySpecException();
  }

  private PrivateKey decrypted(byte[] encoded, @Nullable String password) {
    if (password == null) {
      throw FileFault.of(path, "the key is encrypted", "a keyPassword with it", null);
    }
    Cipher cipher;
    EncryptedPrivateKeyInfo encrypted;
    try {
      encrypted = new EncryptedPrivateKeyInfo(encoded);
      cipher = cipher(encrypted, password);
    } catch (InvalidKeySpecException e) {
      throw FileFault.of(
          path, "the keyPassword cannot be used", "characters of ASCII, as the JDK wants", null);
    } catch (IOException | GeneralSecurityException e) {
      throw FileFault.of(
          path,
          "the key is encrypted in a way that the JDK does not know",
          "as by openssl pkcs8 -topk8 -v2 aes-256-cbc",
          e);
    }
    try {
      return plain(encrypted.getKeySpec(cipher));
    } catch (InvalidKeySpecException e) {
      throw FileFault.of(
          path, "the key cannot be decrypted", "the keyPassword that it was encrypted with", null);
    }
  }

  private PrivateKey plain(PKCS8EncodedKeySpec decrypted) throws InvalidKeySpecException {
    byte[] encoded = decrypted.getEncoded();
    try {
      return key(encoded);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private static Cipher cipher(EncryptedPrivateKeyInfo encrypted, String password)
      throws GeneralSecurityException {
    AlgorithmParameters parameters = encrypted.getAlgParameters();
    String name = encrypted.getAlgName();
    if (parameters != null && parameters.getAlgorithm().startsWith("PBES2")) {
      name = parameters.toString(); // which is how the JDK tells the name of the scheme
    }
    char[] characters = password.toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters);
    Arrays.fill(characters, '\0');
    try {
      SecretKey key = SecretKeyFactory.getInstance(name).generateSecret(spec);
      Cipher cipher = Cipher.getInstance(name);
      cipher.init(Cipher.DECRYPT_MODE, key, parameters);
      return cipher;
    } finally {
      spec.clearPassword();
    }
  }
}
