// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.util.ArrayList;
import java.util.List;

/**
 * What a search finds. A directory that sends more than it was asked for does not get to fill the
 * memory: its connection is ended.
 */
final class CountedEntries implements SearchResultListener {

  private static final long serialVersionUID = 1L;

  private static final int MAX_REFERENCES = 100;

  private final transient LDAPConnection connection;
  private final transient List<SearchResultEntry> entries = new ArrayList<>();
  private final int most;
  private int references;

  CountedEntries(LDAPConnection connection, int most) {
    this.connection = connection;
    this.most = most;
  }

  @Override
  public void searchEntryReturned(SearchResultEntry entry) {
    if (entries.size() == most) {
      connection.closeWithoutUnbind();
    } else {
      entries.add(entry);
    }
  }

  @Override
  public void searchReferenceReturned(SearchResultReference reference) {
    if (++references > MAX_REFERENCES) {
      connection.closeWithoutUnbind();
    }
  }

  List<SearchResultEntry> entries() {
    return entries;
  }
}
