package dev.concurrency.samples.models;

import dev.concurrency.samples.models.kit.Burst;
import dev.concurrency.samples.models.kit.Experiment;
import dev.concurrency.samples.models.kit.Memory;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.CRC32;

/** One thread produces what another takes longer to consume, through a queue with a limit and through one without. */
public final class ProducerConsumer {
  private static final int ITEMS = 4_000 * Experiment.scale();
  private static final int CAPACITY = 100;
  private static final int BYTES = 1_024;

  /** How often a checksum is computed over an item. */
  private static final int EFFORT = 400;

  private static final String WORKLOAD = String.format(Locale.ROOT, "%,d items to a slower consumer", ITEMS);

  private record Item(byte[] content, long given) {}

  private final BlockingQueue<Item> queue;
  private int peak;

  private ProducerConsumer(BlockingQueue<Item> queue) {
    this.queue = queue;
  }

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "bounded-queue" -> {
        Experiment experiment = new Experiment(WORKLOAD, "queue of at most " + CAPACITY);
        ProducerConsumer bounded = new ProducerConsumer(new ArrayBlockingQueue<>(CAPACITY));
        bounded.measure(experiment);
        if (bounded.peak > CAPACITY) {
          throw new IllegalStateException("There were " + bounded.peak + " items in the queue.");
        }
        experiment.leave();
      }
      case "unbounded-queue" -> {
        Experiment experiment = new Experiment(WORKLOAD, "queue without limit");
        ProducerConsumer unbounded = new ProducerConsumer(new LinkedBlockingQueue<>());
        unbounded.measure(experiment);
        experiment.note(String.format(Locale.ROOT, "up to %,d items in the queue", unbounded.peak));
        experiment.leave();
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private void measure(Experiment experiment) throws Exception {
    experiment.measure(ITEMS, burst -> produce(startConsumer(burst)));
    long before = Memory.heap();
    Burst burst = new Burst(ITEMS);
    produce(startConsumer(burst));
    experiment.bytesPerTask((double) (Memory.heap() - before) / ITEMS);
    burst.await();
  }

  private Thread startConsumer(Burst burst) {
    Thread consumer = new Thread(() -> consume(burst), "consumer");
    consumer.start();
    return consumer;
  }

  private void produce(Thread consumer) throws InterruptedException {
    for (int i = 0; i < ITEMS && consumer.isAlive(); i++) {
      queue.put(new Item(new byte[BYTES], System.nanoTime()));
      peak = Math.max(peak, queue.size());
    }
  }

  private void consume(Burst burst) {
    try {
      for (int i = 0; i < ITEMS; i++) {
        Item item = queue.take();
        CRC32 checksum = new CRC32();
        for (int round = 0; round < EFFORT; round++) {
          checksum.update(item.content());
        }
        burst.finished(item.given());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
