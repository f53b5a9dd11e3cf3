package it;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Waits on the event loop. */
public class Sleeper {

  public static void sleepOnce() throws InterruptedException {
    EventLoopGroup loops = new DefaultEventLoopGroup(1);
    new Sleeper().sleep(loops).sync();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  public Future<?> sleep(EventLoopGroup loops) {
    return loops.submit(
        () -> {
          Thread.sleep(100);
          return null;
        });
  }
}
