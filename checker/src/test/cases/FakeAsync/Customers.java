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

  String nameOf(int customer) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement("SELECT name FROM customer WHERE id = ?")) {
      query.setInt(1, customer);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getString(1) : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String cleanNameOf(int customer) {
    return nameOf(customer).trim();
  }

  String describe(int customer) {
    return customer + ": " + cleanNameOf(customer);
  }

  static String initials(String name) {
    return name.substring(0, 1);
  }
}
