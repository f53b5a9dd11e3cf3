package dev.concurrency.samples.newsletter;

import java.util.concurrent.Executor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** A Spring container whose asynchronous methods run on two threads for mail; it does not close before they are done. */
@Configuration
@EnableAsync
class MailThreads {
  private static final int PATIENCE_SECONDS = 60;

  static AnnotationConfigApplicationContext with(Class<?>... beans) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(MailThreads.class);
    context.register(beans);
    context.refresh();
    return context;
  }

  @Bean
  Executor mailExecutor() {
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(2);
    threads.setThreadNamePrefix("mail-");
    threads.setWaitForTasksToCompleteOnShutdown(true);
    threads.setAwaitTerminationSeconds(PATIENCE_SECONDS);
    return threads;
  }
}
