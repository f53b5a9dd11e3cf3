package dev.concurrency.samples.bureau;

/** Loads the rates when the class that has them is first needed: by the first customer, while all others need it too. */
public final class BureauBroken {

  private static final class Rates {
    static final String TODAY = Bureau.loadRates();
  }

  private BureauBroken() {}

  public static void main(String[] args) throws InterruptedException {
    for (int i = 0; i < Bureau.CUSTOMERS; i++) {
      Bureau.REQUESTS.execute(
          () -> {
            Bureau.greet();
            Bureau.change(Rates.TODAY);
          });
    }
    Bureau.openUntilAllAreServed();
  }
}
