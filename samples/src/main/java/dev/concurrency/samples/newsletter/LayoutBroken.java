package dev.concurrency.samples.newsletter;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.scheduling.annotation.Async;

/** Loads the layout on another thread, or so it looks: for the placeholders' sake the container makes the object before it has proxies. */
public final class LayoutBroken {
  private LayoutBroken() {}

  public static void main(String[] args) {
    try (AnnotationConfigApplicationContext context = MailThreads.with(Layout.class)) {
      context.getBean(Layout.class).warmUp();
    }
  }

  /** Fills in what the letters have in common. */
  static class Layout {
    @Bean
    PropertySourcesPlaceholderConfigurer placeholders() {
      return new PropertySourcesPlaceholderConfigurer();
    }

    @Async
    public void warmUp() {
      System.out.println("layout loaded on " + Thread.currentThread().getName());
    }
  }
}
