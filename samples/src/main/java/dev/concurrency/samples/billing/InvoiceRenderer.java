package dev.concurrency.samples.billing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;

/** Fetches the letterhead and sets the pages of an invoice. Ends at the next page, or at once while it fetches, when it is interrupted. */
final class InvoiceRenderer {
  private static final int PAGES = 20;
  private static final byte[] PAGE = "1 pc. article, 12.00 EUR\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI letterhead;
  private final AtomicInteger rendered = new AtomicInteger();

  InvoiceRenderer(URI letterhead) {
    this.letterhead = letterhead;
  }

  byte[] render(int number) throws IOException, InterruptedException {
    String head = http.send(HttpRequest.newBuilder(letterhead).build(), BodyHandlers.ofString()).body();
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    document.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    for (int page = 1; page <= PAGES; page++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Invoice " + number + " is no longer wanted");
      }
      try (OutputStream out = new DeflaterOutputStream(document)) {
        out.write(PAGE);
      }
    }
    rendered.incrementAndGet();
    return document.toByteArray();
  }

  /** Returns how many invoices have been rendered to the end. */
  int rendered() {
    return rendered.get();
  }
}
