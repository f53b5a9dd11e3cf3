package dev.concurrency.samples.smoke;

import dev.concurrency.samples.support.local.Summary;
import reactor.test.StepVerifier;

/** Verifies what it expects of each page, and finds the broken one. */
public final class SmokeTestFixed {
  private final ShopPages shop;

  SmokeTestFixed(ShopPages shop) {
    this.shop = shop;
  }

  boolean passes(String page) {
    try {
      StepVerifier.create(shop.statusOf(page))
          .expectNext(200)
          .verifyComplete();
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  public static void main(String[] args) {
    try (ShopPages shop = new ShopPages()) {
      SmokeTestFixed test = new SmokeTestFixed(shop);
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
