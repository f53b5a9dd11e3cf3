package dev.concurrency.samples.boxoffice;

import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Has eight counters; the other visitors queue up, and when the queue is full, the doorman sells tickets himself before he lets the next one in. */
public final class BoxOfficeFixed {
  private static final int COUNTERS = 8;

  private final ServerSocket door;
  private final ExecutorService counters =
      new ThreadPoolExecutor(
          COUNTERS, COUNTERS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(Visitors.COUNT), new ThreadPoolExecutor.CallerRunsPolicy());
  private final AtomicInteger sold = new AtomicInteger();
  private final CountDownLatch inside = new CountDownLatch(Visitors.COUNT);

  BoxOfficeFixed() throws IOException {
    door = new ServerSocket(0, Visitors.COUNT, InetAddress.getLoopbackAddress());
  }

  /** Returns when the door is closed. */
  void open() {
    try {
      while (true) {
        Socket visitor = door.accept();
        counters.execute(() -> sell(visitor));
        inside.countDown();
      }
    } catch (IOException e) {
      System.out.println("The box office is closed, " + sold + " tickets are sold.");
    }
  }

  private void sell(Socket visitor) {
    try (visitor) {
      if (Visitors.answer(visitor) != null) {
        visitor.getOutputStream().write(("ticket " + sold.incrementAndGet() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      System.out.println("A visitor has left: " + e.getMessage());
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    BoxOfficeFixed office = new BoxOfficeFixed();
    Thread doorman = new Thread(office::open, "doorman");
    doorman.start();

    int tickets = Visitors.buy(office.door.getLocalPort(), office.inside);

    Summary.line("visitors", Visitors.COUNT);
    Summary.line("tickets", tickets);
    Summary.line("most threads at once", ManagementFactory.getThreadMXBean().getPeakThreadCount());
    office.door.close();
    doorman.join();
    office.counters.shutdown();
  }
}
