package dev.concurrency.samples.newsletter;

import dev.concurrency.samples.support.local.Summary;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Where letters arrive; remembers how many the publisher has carried himself. Thread-safe. */
final class Letterbox {
  static final List<String> READERS = List.of("Ada", "Grace", "Edsger", "Barbara");

  private final Thread publisher = Thread.currentThread();
  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger byPublisher = new AtomicInteger();

  void put(String letter) {
    delivered.incrementAndGet();
    if (Thread.currentThread() == publisher) {
      byPublisher.incrementAndGet();
    }
  }

  void print() {
    Summary.line("letters delivered", delivered.get());
    Summary.line("of these by the thread that publishes", byPublisher.get());
  }
}
