package dev.concurrency.samples.newsletter;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.Async;

/** Asks for a number that is counted on another thread, and should come back all the same. */
public final class CirculationBroken {
  private CirculationBroken() {}

  public static void main(String[] args) {
    try (AnnotationConfigApplicationContext context = MailThreads.with(Registry.class)) {
      Registry registry = context.getBean(Registry.class);
      try {
        System.out.println("readers: " + registry.readers());
      } catch (IllegalArgumentException e) {
        System.out.println("readers: unknown, " + e.getMessage());
      }
    }
  }

  /** Knows who reads the newsletter. */
  static class Registry {
    @Async
    public Integer readers() {
      return Letterbox.READERS.size();
    }
  }
}
