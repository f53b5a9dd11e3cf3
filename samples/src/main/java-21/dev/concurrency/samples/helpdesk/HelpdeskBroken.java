package dev.concurrency.samples.helpdesk;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Has heard that virtual threads are cheap, and keeps four of them in the pool that was there before. */
public final class HelpdeskBroken {
  private static final ExecutorService AGENTS = Executors.newFixedThreadPool(4, Thread.ofVirtual().name("agent-", 0).factory());

  private HelpdeskBroken() {}

  public static void main(String[] args) throws InterruptedException {
    Helpdesk.answerWith(AGENTS);
  }
}
