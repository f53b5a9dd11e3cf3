package dev.concurrency.samples.vertx;

import io.vertx.core.eventbus.EventBus;

/** Knows the prices, and tells whoever asks over the event bus. */
final class PriceBook {
  static final String ADDRESS = "prices";

  private PriceBook() {}

  /** Answers from now on, on the event loop of the caller. */
  static void open(EventBus bus) {
    bus.consumer(ADDRESS, question -> question.reply("a " + question.body() + " is 12"));
  }
}
