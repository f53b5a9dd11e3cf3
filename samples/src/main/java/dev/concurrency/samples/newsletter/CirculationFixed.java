package dev.concurrency.samples.newsletter;

import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.Async;

/** The same question; the number comes in a future. */
public final class CirculationFixed {
  private CirculationFixed() {}

  public static void main(String[] args) {
    try (AnnotationConfigApplicationContext context = MailThreads.with(Registry.class)) {
      Registry registry = context.getBean(Registry.class);
      System.out.println("readers: " + registry.readers().join());
    }
  }

  /** Knows who reads the newsletter. */
  static class Registry {
    @Async
    public CompletableFuture<Integer> readers() {
      return CompletableFuture.completedFuture(Letterbox.READERS.size());
    }
  }
}
