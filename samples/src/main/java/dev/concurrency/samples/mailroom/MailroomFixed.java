package dev.concurrency.samples.mailroom;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Has a core of eight clerks, who go home when there is nothing to do. */
public final class MailroomFixed {
  private MailroomFixed() {}

  private static ThreadPoolExecutor clerks() {
    ThreadPoolExecutor clerks = new ThreadPoolExecutor(8, 8, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    clerks.allowCoreThreadTimeOut(true);
    return clerks;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Post.sendWith(clerks());
  }
}
