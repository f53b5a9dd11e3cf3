package cases;

import java.io.*;
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.sql.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.zip.*;
import javax.sql.DataSource;

class ClosedTooEarly {
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final Executor own = Executors.newCachedThreadPool();
  private DataSource database;

  CompletableFuture<Integer> supplyAsyncBad(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CompletableFuture.supplyAsync(() -> { // BUG
        try {
          return in.read();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }

  Future<Integer> submitBad(Path file) throws IOException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      return pool.submit(() -> in.read()); // BUG
    }
  }

  CompletableFuture<String> methodReferenceBad(Path file) throws IOException {
    try (Scanner words = new Scanner(file)) {
      return CompletableFuture.supplyAsync(words::next, pool); // BUG
    }
  }

  Future<String> passedInPoolBad(ExecutorService workers, Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return workers.submit(() -> lines.readLine()); // BUG
    }
  }

  void socketForHandlerBad(ServerSocket door) throws IOException {
    while (true) {
      try (Socket visitor = door.accept()) {
        pool.execute(() -> Visits.answer(visitor)); // BUG
      }
    }
  }

  void helperOfHelperBad(ServerSocket door) throws IOException {
    try (Socket visitor = door.accept()) {
      pool.execute(() -> Visits.greet(visitor)); // BUG
    }
  }

  void threadBad(ServerSocket door) throws IOException {
    try (Socket visitor = door.accept()) {
      new Thread(() -> Visits.answer(visitor), "visitor").start(); // BUG
    }
  }

  void threadInVariableBad(Path file) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
      Thread writer = new Thread(() -> { // BUG
        try {
          log.writeInt(1);
        } catch (IOException e) {
          System.out.println(e.getMessage());
        }
      });
      writer.setDaemon(true);
      writer.start();
    }
  }

  Future<Integer> finallyBad(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return pool.submit(() -> in.read()); // BUG
    } finally {
      in.close();
    }
  }

  Future<Integer> declaredOutsideBad(Path file) throws IOException {
    final InputStream in = Files.newInputStream(file);
    try (in) {
      return pool.submit(() -> in.read()); // BUG
    }
  }

  Future<Integer> wrappedBad(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return pool.submit(() -> in.readInt()); // BUG
    }
  }

  Future<Integer> secondOfTwoBad(Path from, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = Files.newOutputStream(to)) {
      int first = in.read();
      return pool.submit(() -> { // BUG
        out.write(first);
        return first;
      });
    }
  }

  CompletableFuture<Void> runAsyncBad(Path file, byte[] data) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return CompletableFuture.runAsync(() -> { // BUG
        try {
          channel.write(ByteBuffer.wrap(data));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }, own);
    }
  }

  CompletableFuture<Integer> connectionBad() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return CompletableFuture.supplyAsync(() -> Visits.count(connection), pool); // BUG
    }
  }

  Future<Boolean> resultSetBad(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("select 1")) {
      return pool.submit(() -> rows.next()); // BUG
    }
  }

  CompletableFuture<String> chainBad(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return CompletableFuture.supplyAsync(() -> zip.size()).thenApply(n -> n + " entries"); // BUG
    }
  }

  CompletableFuture<String> keptInVariableBad(Path file) throws IOException {
    CompletableFuture<String> answer;
    try (Scanner words = new Scanner(file, StandardCharsets.UTF_8)) {
      answer = CompletableFuture.supplyAsync(() -> words.next(), pool); // BUG
    }
    return answer;
  }

  List<Future<Integer>> manyBad(Path file) throws IOException {
    List<Future<Integer>> parts = new ArrayList<>();
    try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "r")) {
      for (int i = 0; i < 8; i++) {
        parts.add(pool.submit(() -> data.read())); // BUG
      }
    }
    return parts;
  }

  void joinedTooLateBad(Path file) throws Exception {
    Future<Integer> first;
    try (InputStream in = Files.newInputStream(file)) {
      first = pool.submit(() -> in.read()); // BUG
    }
    System.out.println(first.get());
  }

  void scheduledBad(Path file) throws IOException {
    try (Writer log = Files.newBufferedWriter(file)) {
      timer.schedule(() -> { // BUG
        log.write("later");
        return null;
      }, 1, TimeUnit.SECONDS);
    }
  }

  void nestedLambdaBad(Path file, List<String> lines) throws IOException {
    try (Writer log = Files.newBufferedWriter(file)) {
      pool.execute(() -> // BUG
          lines.forEach(line -> {
            try {
              log.write(line);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }));
    }
  }

  void withCatchBad(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      pool.submit(() -> in.read()); // BUG
    } catch (IOException e) {
      System.out.println("cannot open " + file);
    }
  }

  void underConditionBad(Path file, boolean wanted) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (wanted) {
        pool.submit(() -> in.read()); // BUG
      }
    }
  }

  void twoTasksBad(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      pool.submit(() -> in.read()); // BUG
      pool.submit(() -> in.skip(1)); // BUG
    }
  }

  void datagramBad(byte[] data, SocketAddress to) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      pool.submit(() -> { // BUG
        socket.send(new DatagramPacket(data, data.length, to));
        return null;
      });
      System.out.println("sent");
    }
  }

  void compressedBad(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      pool.submit(() -> in.read()); // BUG
    }
  }
}
