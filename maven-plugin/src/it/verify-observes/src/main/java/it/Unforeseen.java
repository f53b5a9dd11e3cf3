package it;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hands a task to an event loop in a way that the source does not show. */
public class Unforeseen {

  private static final CountDownLatch LATCH = new CountDownLatch(1);

  public static void main(String[] args) throws Exception {
    DefaultEventLoopGroup group = new DefaultEventLoopGroup(1);
    EventLoop loop = group.next();
    Thread[] runner = new Thread[1];
    loop.submit(() -> runner[0] = Thread.currentThread()).sync();
    Runnable task = (Runnable) Class.forName("it.Unforeseen$Task").getDeclaredConstructor().newInstance();
    loop.execute(task);
    while (runner[0].getState() != Thread.State.WAITING || LATCH.getCount() == 1 && !waits(runner[0])) {
      Thread.onSpinWait();
    }
    // Longer than what is too short to be recorded.
    TimeUnit.MILLISECONDS.sleep(30);
    LATCH.countDown();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  private static boolean waits(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().equals(Task.class.getName())) {
        return true;
      }
    }
    return false;
  }

  static class Task implements Runnable {
    @Override
    public void run() {
      try {
        LATCH.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
