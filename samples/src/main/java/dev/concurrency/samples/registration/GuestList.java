package dev.concurrency.samples.registration;

import dev.concurrency.samples.support.local.LocalDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Who sits where, in a database that gives each seat away once. Thread-safe. */
final class GuestList {
  static final String TABLE = "create table guest (name varchar(40) not null, seat varchar(40) not null unique)";

  private final LocalDatabase database;

  GuestList(LocalDatabase database) {
    this.database = database;
  }

  /** Adds a guest; the value is the number of rows. */
  int add(String guest, String seat) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement insert = connection.prepareStatement("insert into guest (name, seat) values (?, ?)")) {
      insert.setString(1, guest);
      insert.setString(2, seat);
      return insert.executeUpdate();
    }
  }

  /** The seat of a guest, or a word for none. */
  String seatOf(String guest) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement find = connection.prepareStatement("select seat from guest where name = ?")) {
      find.setString(1, guest);
      try (ResultSet rows = find.executeQuery()) {
        return rows.next() ? rows.getString(1) : "no seat";
      }
    }
  }

  int size() throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement count = connection.prepareStatement("select count(*) from guest");
        ResultSet rows = count.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
