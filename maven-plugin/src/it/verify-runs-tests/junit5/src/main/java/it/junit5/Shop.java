package it.junit5;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;

/** Waits on the event loop, in three places. */
public class Shop {

  private final EventLoopGroup loops;

  public Shop(EventLoopGroup loops) {
    this.loops = loops;
  }

  public Future<?> sell() {
    return loops.submit(() -> sleep());
  }

  public Future<?> deliver() {
    return loops.submit(
        () -> {
          Thread.sleep(100);
          return null;
        });
  }

  public Future<?> refund() {
    return loops.submit(() -> { Thread.sleep(100); return null; });
  }

  private static Void sleep() throws InterruptedException {
    Thread.sleep(100);
    return null;
  }
}
