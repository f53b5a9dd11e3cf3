/** With two implementations, of which one waits. */
interface Prices {
  int priceOf(String article);
}
