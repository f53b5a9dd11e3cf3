package dev.concurrency.samples.newsletter;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.scheduling.annotation.Async;

/** The same layout; the container can make the placeholders without the object. */
public final class LayoutFixed {
  private LayoutFixed() {}

  public static void main(String[] args) {
    try (AnnotationConfigApplicationContext context = MailThreads.with(Layout.class)) {
      context.getBean(Layout.class).warmUp();
    }
  }

  /** Fills in what the letters have in common. */
  static class Layout {
    @Bean
    static PropertySourcesPlaceholderConfigurer placeholders() {
      return new PropertySourcesPlaceholderConfigurer();
    }

    @Async
    public void warmUp() {
      System.out.println("layout loaded on " + Thread.currentThread().getName());
    }
  }
}
