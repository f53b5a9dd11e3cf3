import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads customers from a database; its methods do not hide that they wait. */
class Customers {
  private final DataSource database;

  Customers(DataSource database) {
    this.database = database;
  }

  String cleanNameBad(int customer) {
    try (Connection connection = database.getConnection(); // BUG
        PreparedStatement query = connection.prepareStatement("SELECT name FROM customer WHERE id = ?")) {
      query.setInt(1, customer);
      try (ResultSet found = query.executeQuery()) { // BUG
        return found.next() ? found.getString(1).trim() : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static String initials(String name) {
    return name.substring(0, 1);
  }
}
