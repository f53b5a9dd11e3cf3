import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Where rates come from. */
class Source {
  String rateOf(String currency) throws Exception {
    return download("https://rates.example/" + currency);
  }

  private static String download(String address) throws Exception {
    try (InputStream in = URI.create(address).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
