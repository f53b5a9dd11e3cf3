import java.util.List;

/** Knows prices; nobody knows how. */
class Prices {
  int of(String name) {
    return name.length();
  }

  List<String> list() {
    return Lists.make();
  }

  interface Lists {
    static List<String> make() {
      return List.of();
    }
  }
}
