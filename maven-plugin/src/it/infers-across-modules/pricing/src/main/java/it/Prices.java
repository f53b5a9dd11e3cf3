package it;

public class Prices {

  private final Tariff tariff = new Tariff();

  /** Waits until the tariff is there. */
  public int of(String article) throws InterruptedException {
    return article.length() * tariff.load();
  }

  public String format(int price) {
    return String.format("%d EUR", price);
  }
}
