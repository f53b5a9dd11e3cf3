package dev.concurrency.samples.mail;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail provider with an HTTP interface: takes a mail with 202, rejects one to an impossible address with 422. */
final class MailService implements AutoCloseable {
  private final AtomicInteger rejected = new AtomicInteger();
  private final LocalServer server = LocalServer.answering((path, mail) -> take(mail));

  private Answer take(String mail) {
    if (mail.contains("@")) {
      return new Answer(202, "taken");
    }
    rejected.incrementAndGet();
    return new Answer(422, "no such mailbox");
  }

  URI uri() {
    return server.uri("/mails");
  }

  int rejected() {
    return rejected.get();
  }

  @Override
  public void close() {
    server.close();
  }
}
