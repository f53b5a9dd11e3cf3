package dev.concurrency.samples.helpdesk;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts a virtual thread for each question. */
public final class HelpdeskFixed {
  private static final ExecutorService AGENTS = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("agent-", 0).factory());

  private HelpdeskFixed() {}

  public static void main(String[] args) throws InterruptedException {
    Helpdesk.answerWith(AGENTS);
  }
}
