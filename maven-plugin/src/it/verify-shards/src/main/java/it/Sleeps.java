package it;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/** Blocks an event loop in its own way. */
public class Sleeps {

  public static void main(String[] args) throws Exception {
    DefaultEventLoopGroup group = new DefaultEventLoopGroup(1);
    EventLoop loop = group.next();
    loop.submit(Sleeps::work).sync();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  private static void work() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
