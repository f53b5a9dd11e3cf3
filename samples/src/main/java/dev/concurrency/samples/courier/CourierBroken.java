package dev.concurrency.samples.courier;

import dev.concurrency.samples.support.RemoteService;
import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A courier who looks for the next route again and again, as fast as he can: a processor is busy, and nothing is done. */
public final class CourierBroken {
  private final BlockingQueue<String> routes = new LinkedBlockingQueue<>();
  private final List<String> delivered = new ArrayList<>();
  private final CountDownLatch undelivered = new CountDownLatch(RoutePlanner.PARCELS);
  private long busyMillis;

  void deliver() {
    while (undelivered.getCount() > 0) {
      String route = routes.poll();
      if (route != null) {
        delivered.add(route);
        undelivered.countDown();
      }
    }
    busyMillis = TimeUnit.NANOSECONDS.toMillis(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    CourierBroken courier = new CourierBroken();
    Thread thread = new Thread(courier::deliver, "courier");
    thread.start();
    try (RemoteService service = RemoteService.start("over the bridge", Duration.ofMillis(RoutePlanner.THINKING_MILLIS))) {
      RoutePlanner planner = new RoutePlanner(service);
      for (int parcel = 0; parcel < RoutePlanner.PARCELS; parcel++) {
        planner.plan(parcel, courier.routes);
      }
      thread.join();
    }
    Summary.line("parcels delivered", courier.delivered.size());
    Summary.line("CPU time of the courier, in ms", courier.busyMillis);
  }
}
