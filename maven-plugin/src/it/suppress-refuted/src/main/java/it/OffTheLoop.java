package it;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoop;

/** Would sleep on an event loop, if anybody asked for it. */
public class OffTheLoop {

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      EventLoop loop = new DefaultEventLoopGroup(1).next();
      loop.submit(OffTheLoop::work).sync();
    }
    for (int i = 0; i < 100; i++) {
      work();
    }
  }

  private static void   work( ) {   // laid out by hand
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
