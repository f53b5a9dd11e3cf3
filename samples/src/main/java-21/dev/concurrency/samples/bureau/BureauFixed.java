package dev.concurrency.samples.bureau;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Loads the rates in a task, for which customers wait. */
public final class BureauFixed {
  private final Future<String> today = Bureau.REQUESTS.submit(Bureau::loadRates);

  private BureauFixed() {}

  private void serve() {
    Bureau.greet();
    try {
      Bureau.change(today.get());
    } catch (ExecutionException e) {
      System.out.println("closed: " + e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    BureauFixed bureau = new BureauFixed();
    for (int i = 0; i < Bureau.CUSTOMERS; i++) {
      Bureau.REQUESTS.execute(bureau::serve);
    }
    Bureau.openUntilAllAreServed();
  }
}
