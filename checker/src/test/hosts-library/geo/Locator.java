package geo;

import java.io.IOException;

/** A library that no catalogue knows. */
public class Locator {

  private final Transport transport = new Transport();

  public String countryOf(String customer) throws IOException {
    return customer.isEmpty() ? "" : transport.ask("country " + customer);
  }

  public String shorten(String country) {
    return country.substring(0, 2);
  }
}
