// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.warehouse;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** What is there, in a database of the container. */
@ApplicationScoped
public class Stock {

  private DataSource source;

  @PostConstruct
  void open() {
    try {
      source = InitialContext.doLookup("java:comp/env/jdbc/stock");
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "create table if not exists stock (article varchar primary key, rest int)");
        statement.execute("merge into stock values ('apple', 100)");
      }
    } catch (NamingException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes some of an article; how many are left. */
  public int take(Order order) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement take =
            connection.prepareStatement(
                "update stock set rest = rest - ? where article = ? and rest >= ?");
        PreparedStatement look =
            connection.prepareStatement("select rest from stock where article = ?")) {
      take.setInt(1, order.count());
      take.setString(2, order.article());
      take.setInt(3, order.count());
      if (take.executeUpdate() == 0) {
        throw new IllegalArgumentException("not enough of " + order.article());
      }
      look.setString(1, order.article());
      try (ResultSet left = look.executeQuery()) {
        left.next();
        return left.getInt(1);
      }
    }
  }
}
