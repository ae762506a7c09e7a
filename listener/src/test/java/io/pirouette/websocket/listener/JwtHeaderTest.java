// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: headers of tokens that are made to be tripped over. */
class JwtHeaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQ\",\"oth\":[{}]}",
        "\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQ\",\"d\":\"AQ\"}",
        "\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}",
        "\"jwk\":{\"kty\":\"EC\",\"crv\":5}",
        "\"jwk\":{\"kty\":null}",
        "\"jwk\":5",
        "\"x5c\":[\"AAAA\"]",
        "\"x5u\":\"::\"",
        "\"typ\":5",
        "\"cty\":[{}]",
        "\"epk\":{}",
        "\"p2c\":-1"
      })
  @Tag("T11")
  void whatAStrangerPutsIntoAHeaderIsNoneOfALibrarysBusiness(String member) throws Exception {
    try (Secured secured = Secured.by(Tokens.validator().build())) {
      String header = "{\"alg\":\"HS256\"," + member + "}";
      Tokens.assertInvalid(secured, Tokens.raw(header, "{" + Tokens.goodClaims() + "}", "AAAA"));
    }
  }
}
