package dev.concurrency.samples.netty;

/** Adds to an order what its reader wants to see. */
final class OrderEnricher {
  private final CustomerRepository customers;

  OrderEnricher(CustomerRepository customers) {
    this.customers = customers;
  }

  String describe(String order, int customer) {
    return "order " + order + " for " + customers.nameOf(customer);
  }
}
