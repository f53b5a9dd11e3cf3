package cases;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.sql.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.Stream;
import javax.sql.DataSource;

class ClosedInTime {
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private DataSource database;

  int waitsBeforeClosingOk(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return pool.submit(() -> in.read()).get();
    }
  }

  int joinsVariableOk(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> read(in));
      return first.join();
    }
  }

  private static int read(InputStream in) {
    try {
      return in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void joinsAllOk(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      List<CompletableFuture<Integer>> parts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        parts.add(CompletableFuture.supplyAsync(() -> read(in)));
      }
      CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0])).join();
    }
  }

  void latchOk(Path file) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    try (InputStream in = Files.newInputStream(file)) {
      pool.execute(() -> {
        read(in);
        done.countDown();
      });
      done.await();
    }
  }

  void waitsInHelperOk(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      Future<Integer> first = pool.submit(() -> in.read());
      finish(first);
    }
  }

  private static void finish(Future<?> task) throws Exception {
    task.get();
  }

  void finallyWaitsFirstOk(Path file) throws Exception {
    InputStream in = Files.newInputStream(file);
    ExecutorService workers = Executors.newSingleThreadExecutor();
    try {
      workers.submit(() -> in.read());
    } finally {
      workers.shutdown();
      workers.awaitTermination(1, TimeUnit.MINUTES);
      in.close();
    }
  }

  void threadJoinedOk(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      Thread reader = new Thread(() -> read(in));
      reader.start();
      reader.join();
    }
  }

  void readerEndsWithTheTalkOk(Socket server, Scanner keyboard) throws IOException {
    try (Socket socket = server) {
      pool.execute(() -> Visits.answer(socket));
      while (keyboard.hasNext()) {
        socket.getOutputStream().write(keyboard.next().getBytes());
      }
    }
  }

  void waitsForAnswerOk(Socket server) throws IOException {
    try (Socket socket = server) {
      InputStream answers = socket.getInputStream();
      pool.execute(() -> Visits.answer(socket));
      System.out.println(answers.read());
    }
  }

  CompletableFuture<Integer> closedByTheStageOk(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return CompletableFuture.supplyAsync(() -> read(in)).whenComplete((n, failure) -> {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  Future<Integer> openedInTheTaskOk(Path file) {
    return pool.submit(() -> {
      try (InputStream in = Files.newInputStream(file)) {
        return in.read();
      }
    });
  }

  void takenOverByTheTaskOk(ServerSocket door) throws IOException {
    Socket visitor = door.accept();
    pool.execute(() -> {
      try (visitor) {
        Visits.answer(visitor);
      } catch (IOException e) {
        System.out.println("gone");
      }
    });
  }

  void taskClosesTooOk(ServerSocket door) throws IOException {
    try (Socket visitor = door.accept()) {
      pool.submit(() -> {
        Visits.closeAfter(visitor);
        return null;
      });
    }
  }

  void closedOnFailureOnlyOk(ServerSocket door) throws IOException {
    Socket visitor = door.accept();
    try {
      pool.execute(() -> Visits.answer(visitor));
    } catch (RejectedExecutionException e) {
      visitor.close();
    }
  }

  void closedUnlessHandedOverOk(ServerSocket door) throws IOException {
    Socket visitor = door.accept();
    boolean handedOver = false;
    try {
      pool.execute(() -> Visits.answer(visitor));
      handedOver = true;
    } finally {
      if (!handedOver) {
        visitor.close();
      }
    }
  }

  Future<Integer> readBeforeOk(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] all = in.readAllBytes();
      return pool.submit(() -> all.length);
    }
  }

  Future<Integer> inMemoryOk(byte[] data) throws IOException {
    try (InputStream in = new ByteArrayInputStream(data)) {
      return pool.submit(() -> in.read());
    }
  }

  Future<Integer> aroundMemoryOk(byte[] data) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(data))) {
      return pool.submit(() -> in.readInt());
    }
  }

  void collectedInMemoryOk() throws IOException {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      pool.execute(() -> out.write(1));
    }
  }

  void printerKeepsItsFailureOk(Path file) throws IOException {
    try (PrintStream out = new PrintStream(file.toFile())) {
      pool.execute(() -> out.println("done"));
    }
  }

  void runInPlaceOk(Path file, List<String> lines) throws IOException {
    try (Writer log = Files.newBufferedWriter(file)) {
      lines.forEach(line -> {
        try {
          log.write(line);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }

  CompletableFuture<Integer> unknownExecutorOk(Executor executor, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CompletableFuture.supplyAsync(() -> read(in), executor);
    }
  }

  void directExecutorOk(Path file) throws IOException {
    Executor direct = Runnable::run;
    try (InputStream in = Files.newInputStream(file)) {
      direct.execute(() -> read(in));
    }
  }

  void startedAfterTheOtherWasClosedOk(Path one, Path other) throws Exception {
    try (InputStream in = Files.newInputStream(one)) {
      System.out.println(in.read());
    }
    try (InputStream in = Files.newInputStream(other)) {
      pool.submit(() -> in.read()).get(1, TimeUnit.SECONDS);
    }
  }

  void executorClosedFirstWaitsOk(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file);
        Workers workers = new Workers()) {
      workers.threads.submit(() -> in.read());
    }
  }

  static final class Workers implements AutoCloseable {
    final ExecutorService threads = Executors.newFixedThreadPool(2);

    @Override
    public void close() throws InterruptedException {
      threads.shutdown();
      threads.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  interface Session {
    void talk();
  }

  void mayTalkForLongOk(ServerSocket door, Session session) throws IOException {
    try (Socket visitor = door.accept()) {
      pool.execute(() -> Visits.answer(visitor));
      session.talk();
    }
  }

  Future<?> onlyItsNameOk(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String name = in.toString();
      return pool.submit(() -> Visits.name(name));
    }
  }

  int waitsForConnectionsTaskOk() throws Exception {
    try (Connection connection = database.getConnection()) {
      Future<Integer> rows = pool.submit(() -> Visits.count(connection));
      return rows.get(5, TimeUnit.SECONDS);
    }
  }

  void fieldOfTheObjectOk() {
    pool.execute(() -> read(source));
  }

  private InputStream source;

  void handlesWithoutEffectOk(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      pool.execute(() -> System.out.println(all.size()));
    }
  }

  /** The lambda goes to another thread, but what it uses is opened there. */
  void ruff23425_lambdaToOtherThreadOk(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      System.out.println(in.read());
      pool.submit(() -> Files.size(file));
    }
  }

  /** All are finished where the block is left. */
  int invokeAllOk(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return pool.invokeAll(List.of(() -> in.read(), () -> in.read())).size();
    }
  }
}
