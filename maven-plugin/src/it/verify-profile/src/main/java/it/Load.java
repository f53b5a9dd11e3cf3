package it;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hands twelve tasks to a pool of two threads, which run them two at a time. */
public class Load {

  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final CyclicBarrier BOTH = new CyclicBarrier(2);

  public static void main(String[] args) {
    for (int i = 0; i < 12; i++) {
      POOL.execute(Load::meet);
    }
    POOL.shutdown();
  }

  static void never() {
    POOL.execute(Load::meet);
  }

  private static void meet() {
    try {
      BOTH.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
