import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.JedisPooled;

/** What functions of streams wait for, parallel or not. */
class ParallelStreamBlockingCases {
  private final HttpClient http = HttpClient.newHttpClient();
  private final JedisPooled redis = new JedisPooled();
  private final BlockingQueue<String> mailbox = new ArrayBlockingQueue<>(16);
  private final ExecutorService pool = Executors.newFixedThreadPool(8);
  private final CountDownLatch started = new CountDownLatch(1);
  private final Semaphore permits = new Semaphore(4);
  private final Customers customers;

  ParallelStreamBlockingCases(Customers customers) {
    this.customers = customers;
  }

  private String fetchBad(URI page) {
    try {
      return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body(); // BUG
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  // ---- parallel

  List<String> methodReference(List<URI> pages) {
    return pages.parallelStream().map(this::fetchBad).toList();
  }

  List<String> lambdaBad(List<String> keys) {
    return keys.parallelStream().map(key -> redis.get(key)).toList(); // BUG
  }

  List<String> parallelInTheMiddleBad(List<String> keys) {
    return keys.stream().filter(key -> !key.isEmpty()).parallel().map(key -> redis.get(key)).toList(); // BUG
  }

  /** The word counts for the whole pipeline, also for what stands in front of it. */
  List<Integer> parallelBehindBad(List<String> keys) {
    return keys.stream().map(key -> redis.get(key)).parallel().map(String::length).toList(); // BUG
  }

  void forEachBad(List<String> lines) {
    lines.parallelStream().forEach(line -> redis.lpush("lines", line)); // BUG
  }

  void forEachOrderedBad(List<String> lines) {
    lines.parallelStream().forEachOrdered(line -> redis.lpush("lines", line)); // BUG
  }

  int intStreamBad(int pages) {
    return IntStream.range(0, pages).parallel().map(page -> (int) redis.llen("page:" + page)).sum(); // BUG
  }

  int helperInOtherFile(int last) {
    return IntStream.range(0, last).parallel().map(id -> customers.cleanNameBad(id).length()).sum();
  }

  boolean anyMatchBad(Set<String> hosts) {
    return hosts.parallelStream().anyMatch(host -> {
      try {
        return InetAddress.getByName(host).isLoopbackAddress(); // BUG
      } catch (UnknownHostException e) {
        return false;
      }
    });
  }

  List<String> joinBad(List<CompletableFuture<String>> parts) {
    return parts.parallelStream().map(CompletableFuture::join).toList(); // BUG
  }

  List<String> getBad(List<Future<String>> parts) {
    return parts.parallelStream().map(part -> {
      try {
        return part.get(); // BUG
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }).toList();
  }

  void sleepBad(List<String> names) {
    names.parallelStream().forEach(name -> {
      try {
        TimeUnit.MILLISECONDS.sleep(name.length()); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  void permitBad(List<String> names) {
    names.parallelStream().forEach(name -> {
      permits.acquireUninterruptibly(); // BUG
      permits.release();
    });
  }

  long flatMapBad(List<Path> folders) {
    return folders.parallelStream().flatMap(folder -> {
      try {
        return Files.list(folder); // BUG
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }).count();
  }

  List<String> filterBad(List<String> keys) {
    return keys.parallelStream().filter(key -> redis.exists(key)).toList(); // BUG
  }

  List<String> peekBad(List<String> keys) {
    return keys.parallelStream().peek(key -> redis.incr(key)).toList(); // BUG
  }

  int reduceBad(List<String> keys) {
    return keys.parallelStream().reduce(0, (sum, key) -> sum + redis.get(key).length(), Integer::sum); // BUG
  }

  List<String> arrayBad(String[] keys) {
    return Arrays.stream(keys).parallel().map(key -> redis.get(key)).toList(); // BUG
  }

  List<String> streamOfBad() {
    return Stream.of("a", "b", "c").parallel().map(key -> redis.get(key)).toList(); // BUG
  }

  List<String> variableBad(List<String> keys) {
    Stream<String> all = keys.parallelStream();
    Stream<String> values = all.map(key -> redis.get(key)); // BUG
    return values.toList();
  }

  List<String> functionInVariableBad(List<String> keys) {
    Function<String, String> lookup = key -> redis.get(key); // BUG
    return keys.parallelStream().map(lookup).toList();
  }

  void queueBad(List<String> lines) {
    lines.parallelStream().forEach(line -> {
      try {
        mailbox.put(line); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  List<Integer> sortedBad(List<String> keys) {
    return keys.parallelStream().sorted(Comparator.comparing(String::length)).map(key -> redis.get(key).length()).toList(); // BUG
  }

  Map<String, String> parallelAgainBad(List<String> keys) {
    return keys.stream().sequential().parallel().map(key -> redis.get(key)).collect(Collectors.toMap(value -> value, value -> value)); // BUG
  }

  String findFirst(List<String> hosts) {
    return hosts.parallelStream().filter(host -> answersBad(host)).findFirst().orElse("");
  }

  private boolean answersBad(String host) {
    try {
      return new URL("http://" + host).openStream().read() >= 0; // BUG
    } catch (IOException e) {
      return false;
    }
  }

  void fromAPlainThreadBad(List<String> keys) {
    new Thread(() -> keys.parallelStream().forEach(key -> redis.incr(key))).start(); // BUG
  }

  void fromAPoolOfThreadsBad(List<String> keys) {
    pool.execute(() -> keys.parallelStream().forEach(key -> redis.incr(key))); // BUG
  }

  // ---- one after the other

  List<String> streamOk(List<String> keys) {
    return keys.stream().map(key -> redis.get(key)).toList();
  }

  List<String> sequentialOk(List<String> keys) {
    return keys.parallelStream().map(key -> redis.get(key)).sequential().toList();
  }

  List<String> parallelThenSequentialOk(List<String> keys) {
    return keys.stream().parallel().sequential().map(key -> redis.get(key)).toList();
  }

  void collectionForEachOk(List<String> lines) {
    lines.forEach(line -> redis.lpush("lines", line));
  }

  List<String> anotherStreamOk(List<String> keys) {
    int longest = keys.parallelStream().mapToInt(String::length).max().orElse(0);
    return keys.stream().filter(key -> key.length() == longest).map(key -> redis.get(key)).toList();
  }

  List<String> unknownStreamOk(Stream<String> keys) {
    return keys.map(key -> redis.get(key)).toList();
  }

  /** infer 2020: a parallel stream, and what it is made of before. */
  List<String> infer2020_waitsBeforeTheStreamOk() throws InterruptedException {
    List<String> keys = new ArrayList<>();
    keys.add(mailbox.take());
    return keys.parallelStream().map(String::trim).toList();
  }

  List<String> sourceIsReadBeforeOk(Path file) throws IOException {
    return Files.readAllLines(file).parallelStream().map(String::trim).toList();
  }

  // ---- computes

  long computesOk(List<String> texts) {
    return texts.parallelStream().flatMapToInt(String::chars).filter(Character::isLetter).count();
  }

  List<String> helperThatComputesOk(List<String> names) {
    return names.parallelStream().map(Customers::initials).toList();
  }

  void adderOk(List<String> texts, LongAdder total) {
    texts.parallelStream().forEach(text -> total.add(text.length()));
  }

  List<String> finishedOk(List<CompletableFuture<String>> parts) {
    CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0])).join();
    return parts.parallelStream().map(CompletableFuture::join).toList();
  }

  List<String> testedOk(List<CompletableFuture<String>> parts) {
    return parts.parallelStream().map(part -> {
      if (part.isDone()) {
        return part.join();
      }
      return "";
    }).toList();
  }

  void unboundedQueueOk(List<String> lines) {
    BlockingQueue<String> all = new LinkedBlockingQueue<>();
    lines.parallelStream().forEach(line -> {
      try {
        all.put(line);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  void offerOk(List<String> lines) {
    lines.parallelStream().forEach(line -> mailbox.offer(line));
  }

  void tryOk(List<String> lines) {
    lines.parallelStream().filter(line -> permits.tryAcquire()).forEach(line -> permits.release());
  }

  // ---- handed on, or in a pool of its own

  List<CompletableFuture<String>> handedOnOk(List<String> keys) {
    return keys.parallelStream().map(key -> CompletableFuture.supplyAsync(() -> redis.get(key), pool)).toList();
  }

  void executedElsewhereOk(List<String> keys) {
    keys.parallelStream().forEach(key -> pool.execute(() -> redis.incr(key)));
  }

  void sendAsyncOk(List<URI> pages) {
    pages.parallelStream().forEach(page -> http.sendAsync(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).whenComplete((a, f) -> started.countDown()));
  }

  List<String> ownForkJoinPoolOk(List<String> keys) throws Exception {
    ForkJoinPool own = new ForkJoinPool(16);
    return own.submit(() -> keys.parallelStream().map(key -> redis.get(key)).toList()).get();
  }

  List<String> stealingPoolOk(List<String> keys) throws Exception {
    ExecutorService own = Executors.newWorkStealingPool(16);
    return own.submit(() -> keys.parallelStream().map(key -> redis.get(key)).toList()).get();
  }

  // ---- another rule's business, or nobody's

  /** BlockingOnEventLoop. */
  void onALoopOk(EventLoop loop, List<String> keys) {
    loop.execute(() -> keys.parallelStream().forEach(key -> redis.incr(key)));
  }

  /** BlockingOnCommonPool. */
  CompletableFuture<Void> inTheCommonPoolOk(List<String> keys) {
    return CompletableFuture.runAsync(() -> keys.parallelStream().forEach(key -> redis.incr(key)));
  }

  Stream<String> notAskedForOk(Stream<String> given) {
    return given.filter(line -> !line.isEmpty());
  }

  void lockOk(List<String> names, List<String> into) {
    names.parallelStream().forEach(name -> {
      synchronized (into) {
        into.add(name);
      }
    });
  }

  Map<Boolean, List<String>> collectorOk(List<String> names) {
    return names.parallelStream().collect(Collectors.partitioningBy(String::isEmpty));
  }
}
