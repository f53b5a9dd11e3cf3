package dev.concurrency.samples.imports;

import dev.concurrency.samples.support.local.InFlight;
import dev.concurrency.samples.support.local.LocalDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The orders that have come in and those that have been imported. Inserts wait at first, as behind the lock of a nightly report. */
final class OrderDatabase implements AutoCloseable {
  static final int ROWS = 1_000;

  private final InFlight crowd;
  private final LocalDatabase database =
      LocalDatabase.start(
          4,
          "create table incoming(id bigint primary key, article varchar(40), pieces int)",
          "insert into incoming select x, 'article ' || x, 1 + mod(x, 9) from system_range(1, " + ROWS + ")",
          "create table orders(id bigint primary key, article varchar(40), pieces int)");

  /**
   * Starts the database.
   *
   * @param crowd inserts begin when it has gathered
   */
  OrderDatabase(InFlight crowd) {
    this.crowd = crowd;
  }

  List<OrderRow> incoming() throws SQLException {
    List<OrderRow> rows = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select id, article, pieces from incoming order by id")) {
      while (found.next()) {
        rows.add(new OrderRow(found.getLong(1), found.getString(2), found.getInt(3)));
      }
    }
    return rows;
  }

  int insert(OrderRow row) {
    try {
      crowd.awaitCrowd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    try (Connection connection = database.connect();
        PreparedStatement insert = connection.prepareStatement("insert into orders values (?, ?, ?)")) {
      insert.setLong(1, row.id());
      insert.setString(2, row.article());
      insert.setInt(3, row.pieces());
      return insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("Order " + row.id(), e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
