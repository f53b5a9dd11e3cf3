import java.util.concurrent.*;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Pools of Spring, whose queue has no limit unless they are told. */
class SpringPools {

  @Bean
  Executor beanBad() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(5);
    executor.setMaxPoolSize(20); // BUG
    executor.setThreadNamePrefix("mail-");
    executor.initialize();
    return executor;
  }

  @Bean
  Executor defaultCoreBad() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setMaxPoolSize(20); // BUG
    return executor;
  }

  Executor maximumFirstBad() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setMaxPoolSize(20); // BUG
    executor.setCorePoolSize(5);
    return executor;
  }

  @Bean
  Executor limitedOk() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(5);
    executor.setMaxPoolSize(20);
    executor.setQueueCapacity(100);
    return executor;
  }

  Executor noQueueOk() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setQueueCapacity(0);
    executor.setMaxPoolSize(20);
    return executor;
  }

  Executor sameOk() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(8);
    executor.setMaxPoolSize(8);
    return executor;
  }

  Executor oneOk() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setMaxPoolSize(1);
    return executor;
  }

  Executor unknownCoreOk(int core) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(core);
    executor.setMaxPoolSize(20);
    return executor;
  }

  Executor unknownMaximumOk(int max) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(2);
    executor.setMaxPoolSize(max);
    return executor;
  }

  void givenOk(ThreadPoolTaskExecutor executor) {
    executor.setMaxPoolSize(20);
  }

  static class Eager extends ThreadPoolTaskExecutor {
    @Override
    protected BlockingQueue<Runnable> createQueue(int capacity) {
      return new SynchronousQueue<>();
    }
  }

  Executor ownQueueOk() {
    Eager executor = new Eager();
    executor.setMaxPoolSize(20);
    return executor;
  }

  Executor anonymousOk() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor() {
      @Override
      protected BlockingQueue<Runnable> createQueue(int capacity) {
        return new SynchronousQueue<>();
      }
    };
    executor.setMaxPoolSize(20);
    return executor;
  }
}
