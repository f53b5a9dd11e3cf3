package dev.concurrency.samples.mailroom;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Calls up to eight clerks when there is much to do, so it thinks; but the tray for letters never overflows, and two do all the work. */
public final class MailroomBroken {
  private MailroomBroken() {}

  private static ThreadPoolExecutor clerks() {
    return new ThreadPoolExecutor(2, 8, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Post.sendWith(clerks());
  }
}
