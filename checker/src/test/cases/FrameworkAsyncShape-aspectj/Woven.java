import org.springframework.context.annotation.AdviceMode;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

/** Woven into the methods themselves, it holds for each call, and for private methods too. */
class Woven {

  @Configuration
  @EnableAsync(mode = AdviceMode.ASPECTJ)
  static class Settings {}

  @Async
  void deliver() {}

  void selfOk() {
    deliver();
  }

  @Async
  private void privateOk() {
    System.gc();
  }

  @Async
  static void staticOk() {
    System.gc();
  }
}
