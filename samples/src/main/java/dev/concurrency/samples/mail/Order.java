package dev.concurrency.samples.mail;

/** An order of the shop, with the mail address as the customer typed it. */
record Order(int number) {
  String address() {
    // Every third customer leaves the @ out, beginning with the first.
    return "customer" + number + (number % 3 == 1 ? "." : "@") + "example.org";
  }
}
