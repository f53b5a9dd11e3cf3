package dev.concurrency.samples.models.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** JVMs that do one task at a time each; told by a line what to do, they answer with a line when it is done. Thread-safe. */
public final class WorkerProcesses implements AutoCloseable {
  private record Worker(Process process, BufferedReader answers) {}

  private final List<Worker> workers = new ArrayList<>();
  private final BlockingQueue<Worker> idle;

  /** Starts them, and returns when all are ready. */
  public WorkerProcesses(int count) throws IOException {
    idle = new ArrayBlockingQueue<>(count);
    for (int i = 0; i < count; i++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  WorkerProcesses.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      workers.add(new Worker(process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))));
    }
    for (Worker worker : workers) {
      call(worker, "start");
      idle.add(worker);
    }
  }

  /** Waits until one is idle, and until it has done the task. */
  public void run(String task) {
    try {
      Worker worker = idle.take();
      call(worker, task);
      idle.put(worker);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody waits for the task " + task + " any more", e);
    }
  }

  private static void call(Worker worker, String task) {
    try {
      worker.process().getOutputStream().write((task + "\n").getBytes(StandardCharsets.UTF_8));
      worker.process().getOutputStream().flush();
      if (worker.answers().readLine() == null) {
        throw new IOException("a worker process has ended");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes that they hold in memory together. */
  public long memory() throws IOException {
    long bytes = 0;
    for (Worker worker : workers) {
      bytes += Memory.resident(Long.toString(worker.process().pid()));
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    for (Worker worker : workers) {
      worker.process().getOutputStream().close(); // the end of its input is its end
    }
  }

  /** What a worker does: an address it asks, all else makes it compute or nothing. */
  public static void main(String[] args) throws IOException {
    BufferedReader tasks = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String task = tasks.readLine(); task != null; task = tasks.readLine()) {
      if (task.startsWith("http:")) {
        SlowService.ask(URI.create(task));
      }
      System.out.println(task.equals("compute") ? Points.points().meanDistance() : "done");
    }
  }
}
