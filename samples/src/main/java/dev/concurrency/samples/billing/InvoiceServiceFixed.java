package dev.concurrency.samples.billing;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import dev.concurrency.samples.support.local.Summary;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Cancels the rendering when it gives up waiting for it; the renderer ends when it is interrupted. */
public final class InvoiceServiceFixed {
  private static final int CUSTOMERS = 4;
  private static final String TRY_AGAIN = "Please try again later.";

  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final InvoiceRenderer renderer;

  InvoiceServiceFixed(InvoiceRenderer renderer) {
    this.renderer = renderer;
  }

  String invoice(int number) throws InterruptedException, ExecutionException {
    Future<byte[]> invoice = pool.submit(() -> renderer.render(number));
    try {
      return "Your invoice, " + invoice.get(100, TimeUnit.MILLISECONDS).length + " bytes";
    } catch (TimeoutException e) {
      invoice.cancel(true);
      return TRY_AGAIN;
    }
  }

  /** Returns when the last rendering is over. */
  void finish() throws InterruptedException {
    pool.shutdown();
    pool.awaitTermination(10, TimeUnit.SECONDS);
  }

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    // The archive with the letterheads hangs until the customers have their answers.
    try (LocalServer archive = LocalServer.asleep((path, body) -> new Answer(200, "ACME Ltd."))) {
      InvoiceRenderer renderer = new InvoiceRenderer(archive.uri("/letterhead"));
      InvoiceServiceFixed service = new InvoiceServiceFixed(renderer);
      int sentAway = 0;
      for (int number = 1; number <= CUSTOMERS; number++) {
        if (service.invoice(number).equals(TRY_AGAIN)) {
          sentAway++;
        }
      }
      archive.wakeUp();
      service.finish();

      Summary.line("customers asking for an invoice", CUSTOMERS);
      Summary.line("customers told to try again", sentAway);
      Summary.line("invoices rendered all the same", renderer.rendered());
    }
  }
}
