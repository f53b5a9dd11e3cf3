package it;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/** Blocks an event loop in its own way. */
public class Waits {

  public static void main(String[] args) throws Exception {
    DefaultEventLoopGroup group = new DefaultEventLoopGroup(1);
    EventLoop loop = group.next();
    loop.submit(Waits::work).sync();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  private static void work() {
    try {
      new java.util.concurrent.Semaphore(0).tryAcquire(300, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
