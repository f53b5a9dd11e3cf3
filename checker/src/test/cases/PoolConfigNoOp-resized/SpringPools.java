import java.util.concurrent.Executor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Pools of Spring that somebody else tells more. */
class SpringPools {

  Executor configuredElsewhereOk() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setMaxPoolSize(20);
    return tuned(executor);
  }

  private Executor tuned(ThreadPoolTaskExecutor executor) {
    executor.setQueueCapacity(10);
    return executor;
  }
}
