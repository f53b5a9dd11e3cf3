package cases;

import java.io.*;
import java.net.Socket;
import java.sql.*;

/** What tasks of other classes do with what they are given. */
final class Visits {

  private Visits() {}

  static void answer(Socket visitor) {
    try {
      visitor.getOutputStream().write(1);
    } catch (IOException e) {
      System.out.println("gone: " + e.getMessage());
    }
  }

  static void greet(Socket visitor) {
    politely(visitor);
  }

  private static void politely(Socket visitor) {
    answer(visitor);
  }

  static void name(String name) {
    System.out.println(name);
  }

  static void closeAfter(Socket visitor) throws IOException {
    visitor.getOutputStream().write(1);
    visitor.close();
  }

  static int count(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("delete from visits");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
