package geo;

import java.io.IOException;
import java.sql.CallableStatement;
import java.sql.SQLException;

/** A library that no catalogue knows. */
public class Locator {

  private final Transport transport = new Transport();

  public String countryOf(String customer) throws IOException {
    return customer.isEmpty() ? "" : transport.ask("country " + customer);
  }

  /** Neither the class nor its module is one that javac itself needs. */
  public boolean isKnown(CallableStatement question) throws SQLException {
    return question.executeQuery().next();
  }

  public String shorten(String country) {
    return country.substring(0, 2);
  }
}
