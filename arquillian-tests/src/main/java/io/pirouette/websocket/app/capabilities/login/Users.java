// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.capabilities.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Knows one user. */
@BasicAuthenticationMechanismDefinition(realmName = "capabilities")
@ApplicationScoped
public class Users implements IdentityStore {

  /** Called by the container, by this name. */
  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    return credential.compareTo("alice", "alice@123")
        ? new CredentialValidationResult("alice", Set.of("reader"))
        : CredentialValidationResult.INVALID_RESULT;
  }
}
