/** What a case looks for. */
record Customer(int id, String name) {
  static Customer unknown() {
    return new Customer(0, "");
  }
}
