// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.impl.binding.JsonObjects;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a set of public keys (RFC 7517). Those that are of no use here are passed over. */
final class KeySet {

  private static final int MAX_KEYS = 100;

  private KeySet() {}

  /** The keys for signatures, perhaps none; empty if the text is no such set. */
  static Optional<List<VerificationKey>> read(String text, JsonObjects json) {
    try {
      return json.read(text).get("keys") instanceof Collection<?> members
          ? Optional.of(read(members))
          : Optional.empty();
    } catch (PayloadBindingException e) {
      return Optional.empty();
    }
  }

  private static List<VerificationKey> read(Collection<?> members) {
    List<VerificationKey> keys = new ArrayList<>();
    members.stream().limit(MAX_KEYS).forEach(member -> add(member, keys));
    return keys.stream().filter(key -> isUnmistakable(key, keys)).toList();
  }

  /** Of two keys of one name, nobody knows which one is meant. */
  private static boolean isUnmistakable(VerificationKey key, List<VerificationKey> keys) {
    return key.id().isEmpty()
        || keys.stream().filter(other -> other.id().equals(key.id())).count() == 1;
  }

  private static void add(Object member, List<VerificationKey> keys) {
    try {
      if (member instanceof Map<?, ?> object
          && jwk(object) instanceof AsymmetricJWK asymmetric
          && isForSignatures((JWK) asymmetric)) {
        JWK jwk = (JWK) asymmetric;
        String algorithm = jwk.getAlgorithm() == null ? null : jwk.getAlgorithm().getName();
        keys.add(VerificationKey.of(asymmetric.toPublicKey(), jwk.getKeyID(), algorithm));
      }
    } catch (ParseException | JOSEException | RuntimeException e) {
      // Of another kind, or not as it should be: no token is signed by it.
    }
  }

  private static JWK jwk(Map<?, ?> object) throws ParseException {
    Map<String, Object> members = new LinkedHashMap<>();
    object.forEach((name, value) -> members.put((String) name, value));
    return JWK.parse(members);
  }

  private static boolean isForSignatures(JWK jwk) {
    return (jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE))
        && (jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY));
  }
}
