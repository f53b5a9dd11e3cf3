package it;

import java.util.concurrent.CompletableFuture;

/** Made, not written: the ignored future is nobody's to mend here. */
class Template {

  static int half(int cents) {
    CompletableFuture.runAsync(() -> System.getProperties());
    return cents / 2;
  }
}
