package dev.concurrency.samples.newsletter;

import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.Async;

/** The same newsletter; who delivers is another bean, so that the call goes by its proxy. */
public class NewsletterFixed {
  private final Postman postman;

  NewsletterFixed(Postman postman) {
    this.postman = postman;
  }

  public static void main(String[] args) {
    Letterbox letterbox = new Letterbox();
    try (AnnotationConfigApplicationContext context = MailThreads.with(NewsletterFixed.class, Postman.class)) {
      context.getBean(Postman.class).use(letterbox);
      context.getBean(NewsletterFixed.class).publish(Letterbox.READERS);
    }
    letterbox.print();
  }

  /** Returns at once. */
  void publish(List<String> readers) {
    for (String reader : readers) {
      postman.deliver(reader);
    }
  }

  /** Takes letters to the readers. */
  static class Postman {
    private Letterbox letterbox;

    public void use(Letterbox other) {
      letterbox = other;
    }

    @Async
    public void deliver(String reader) {
      letterbox.put("Dear " + reader);
    }
  }
}
