package dev.concurrency.samples.vertx;

import java.util.List;

/** What a customer wants to buy. */
record Basket(List<Item> items) {
  /** An article with its price and the bonus points that it brings. */
  record Item(int cents, int points) {
    static Item parse(String line) {
      String[] fields = line.split(" ");
      return new Item(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]));
    }
  }

  /** Reads a line an item: the price in cents, a blank, the points. */
  static Basket parse(String text) {
    return new Basket(text.lines().map(Item::parse).toList());
  }

  /** The most points that a voucher of so many cents can buy. */
  int mostPointsFor(int voucherCents) {
    int[] points = new int[voucherCents + 1];
    for (Item item : items) {
      for (int cents = voucherCents; cents >= item.cents(); cents--) {
        int withItem = points[cents - item.cents()] + item.points();
        if (withItem > points[cents]) {
          points[cents] = withItem;
        }
      }
    }
    return points[voucherCents];
  }
}
