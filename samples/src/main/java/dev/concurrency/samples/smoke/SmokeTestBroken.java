package dev.concurrency.samples.smoke;

import dev.concurrency.samples.support.local.Summary;
import reactor.test.StepVerifier;

/** Writes down what it expects of each page and verifies nothing: all pages pass, and the shop sees no request. */
public final class SmokeTestBroken {
  private final ShopPages shop;

  SmokeTestBroken(ShopPages shop) {
    this.shop = shop;
  }

  boolean passes(String page) {
    try {
      StepVerifier.create(shop.statusOf(page))
          .expectNext(200)
          .expectComplete();
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  public static void main(String[] args) {
    try (ShopPages shop = new ShopPages()) {
      SmokeTestBroken test = new SmokeTestBroken(shop);
      int passed = 0;
      for (String page : ShopPages.ALL) {
        passed += test.passes(page) ? 1 : 0;
      }

      Summary.line("pages to check", ShopPages.ALL.size());
      Summary.line("pages that passed", passed);
      Summary.line("requests that the shop has seen", shop.asked());
    }
  }
}
