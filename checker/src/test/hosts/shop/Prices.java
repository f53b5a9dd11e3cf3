package shop;

class Prices {

  private final Stock stock;

  Prices() {
    this.stock = new Stock();
  }

  int of(String article) throws InterruptedException {
    return stock.count(article) > 10 ? 1 : 2;
  }
}

/** A second class of the file. */
class Discounts {
  static int of(Stock stock) {
    return stock.hashCode();
  }
}
