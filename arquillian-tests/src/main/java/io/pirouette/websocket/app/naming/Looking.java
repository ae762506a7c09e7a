// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.naming;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Looks up names in every event. */
public class Looking implements Service {

  private static String limit() throws NamingException {
    return InitialContext.doLookup("java:comp/env/limit").toString();
  }

  public String onOpen() throws NamingException {
    return "open " + limit();
  }

  public String onTextMessage(String name) throws Exception {
    return switch (name) {
      case "limit" -> "limit " + limit();
      case "database" -> "database " + one(InitialContext.doLookup("java:comp/DefaultDataSource"));
      case "transaction" -> "transaction " + transaction();
      default ->
          name
              + " "
              + Class.forName(
                      Looking.class.getName(), true, Thread.currentThread().getContextClassLoader())
                  .equals(Looking.class);
    };
  }

  private static String one(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select 1")) {
      result.next();
      return result.getString(1);
    }
  }

  /** By name alone: the servers that have none lack the interface, too. */
  private static String transaction() throws Exception {
    Object transaction = InitialContext.doLookup("java:comp/UserTransaction");
    Class<?> type = Class.forName("jakarta.transaction.UserTransaction");
    type.getMethod("begin").invoke(transaction);
    Object active = type.getMethod("getStatus").invoke(transaction);
    type.getMethod("commit").invoke(transaction);
    return active + " " + type.getMethod("getStatus").invoke(transaction);
  }

  public void onPing(Caller caller) throws NamingException {
    caller.writeTextMessage("ping " + limit());
  }

  public void onError(Caller caller, Throwable error) {
    caller.writeTextMessage("error " + error);
  }
}
