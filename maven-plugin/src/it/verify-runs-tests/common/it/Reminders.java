package it;

import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;

/** Sends reminders and forgets about them: whether one was lost, nobody would know. */
public class Reminders {

  private final PrintStream post;

  public Reminders(PrintStream post) {
    this.post = post;
  }

  public void remind(String customer) {
    CompletableFuture.runAsync(() -> post.println("Please pay, " + customer));
  }
}
