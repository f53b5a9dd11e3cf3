package dev.concurrency.samples.newsletter;

import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.Async;

/** Delivers each letter asynchronously, or so it looks: it calls its own method, and not the container's proxy of it. */
public class NewsletterBroken {
  private final Letterbox letterbox = new Letterbox();

  public static void main(String[] args) {
    try (AnnotationConfigApplicationContext context = MailThreads.with(NewsletterBroken.class)) {
      context.getBean(NewsletterBroken.class).publish(Letterbox.READERS);
    }
  }

  /** Returns at once. */
  public void publish(List<String> readers) {
    for (String reader : readers) {
      deliver(reader);
    }
    letterbox.print();
  }

  @Async
  public void deliver(String reader) {
    letterbox.put("Dear " + reader);
  }
}
