import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.Vector;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Results that tasks put into what the code around them has made. */
class Collectors {
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ExecutorService cached = Executors.newCachedThreadPool();
  private final ExecutorService single = Executors.newSingleThreadExecutor();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final ReentrantLock lock = new ReentrantLock();
  private final Prices prices = new Prices();

  static class Total {
    long cents;
  }

  // ---- a task for each element

  List<String> listBad(List<String> names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      pool.execute(() -> found.add(lookUp(name))); // BUG
    }
    return found;
  }

  Map<String, Integer> mapBad(List<String> names) {
    Map<String, Integer> lengths = new HashMap<>();
    names.forEach(name -> pool.submit(() -> {
      lengths.put(name, lookUp(name).length()); // BUG
    }));
    return lengths;
  }

  Set<String> commonPoolBad(List<String> names) {
    Set<String> seen = new HashSet<>();
    List<CompletableFuture<Void>> lookUps = new ArrayList<>();
    for (String name : names) {
      lookUps.add(CompletableFuture.runAsync(() -> {
        String found = lookUp(name);
        seen.add(found); // BUG
      }));
    }
    CompletableFuture.allOf(lookUps.toArray(new CompletableFuture[0])).join();
    return seen;
  }

  String builderBad(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      CompletableFuture.supplyAsync(() -> text.append(lookUp(name)).length(), pool); // BUG
    }
    return text.toString();
  }

  int counterInAnArrayBad(List<String> names) {
    int[] count = {0};
    for (String name : names) {
      pool.execute(() -> {
        if (lookUp(name).isEmpty()) {
          count[0]++; // BUG
        }
      });
    }
    return count[0];
  }

  long sumInAnArrayBad(List<String> names) {
    long[] sum = new long[1];
    names.forEach(name -> cached.submit(() -> sum[0] += lookUp(name).length())); // BUG
    return sum[0];
  }

  long holderBad(List<String> names) {
    Total total = new Total();
    for (String name : names) {
      pool.execute(() -> total.cents += prices.of(name)); // BUG
    }
    return total.cents;
  }

  List<String> threadsBad() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int number = i;
      new Thread(() -> lines.add("thread " + number)).start(); // BUG
    }
    return lines;
  }

  List<Thread> threadsInAVariableBad(List<String> names) {
    TreeMap<String, String> found = new TreeMap<>();
    List<Thread> threads = new ArrayList<>();
    for (String name : names) {
      Thread thread = new Thread(() -> found.put(name, lookUp(name))); // BUG
      thread.start();
      threads.add(thread);
    }
    return threads;
  }

  Deque<String> endlessBad() {
    Deque<String> requests = new ArrayDeque<>();
    while (true) {
      pool.execute(() -> requests.push(lookUp("next"))); // BUG
    }
  }

  void nestedLambdaBad(List<List<String>> groups) {
    List<String> all = new ArrayList<>();
    for (List<String> group : groups) {
      pool.execute(() -> group.forEach(name -> all.add(lookUp(name)))); // BUG
    }
  }

  void methodReferenceBad(List<String> names) {
    List<String> all = new ArrayList<>();
    for (String name : names) {
      pool.execute(() -> List.of(name).forEach(all::add)); // BUG
    }
  }

  void aliasBad(List<String> names) {
    ArrayList<String> made = new ArrayList<>();
    List<String> found = made;
    for (String name : names) {
      pool.execute(() -> found.add(name)); // BUG
    }
  }

  void taskInAVariableBad(List<String> names) {
    Map<String, Integer> counts = new HashMap<>();
    for (String name : names) {
      Runnable task = () -> counts.merge(name, 1, Integer::sum); // BUG
      pool.execute(task);
    }
  }

  void bitsBad(int size) {
    BitSet prime = new BitSet();
    for (int i = 2; i < size; i++) {
      int number = i;
      pool.execute(() -> prime.set(number)); // BUG
    }
  }

  void parameterBad(StringBuilder out, List<String> names) {
    for (String name : names) {
      pool.execute(() -> out.append(name)); // BUG
    }
  }

  void throughAHelperBad(List<String> names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      start(() -> found.add(lookUp(name))); // BUG
    }
  }

  private void start(Runnable task) {
    pool.execute(task);
  }

  void poolFromAMethodBad(List<String> names) {
    List<String> found = new ArrayList<>();
    ExecutorService workers = workers();
    for (String name : names) {
      workers.submit(() -> found.add(name)); // BUG
    }
  }

  // ---- two tasks

  void twoTasksBad() {
    List<String> found = new ArrayList<>();
    CompletableFuture<Void> left = CompletableFuture.runAsync(() -> found.add(lookUp("left"))); // BUG
    CompletableFuture<Void> right = CompletableFuture.runAsync(() -> found.add(lookUp("right"))); // BUG
    CompletableFuture.allOf(left, right).join();
  }

  void oneWritesOneReadsBad() {
    Map<String, String> cache = new HashMap<>();
    pool.execute(() -> cache.put("a", lookUp("a"))); // BUG
    pool.execute(() -> System.out.println(cache.get("a")));
  }

  void sameTaskTwiceBad() {
    int[] count = new int[1];
    Runnable task = () -> count[0]++; // BUG
    pool.execute(task);
    pool.execute(task);
  }

  void twoThreadsBad() throws InterruptedException {
    StringBuilder log = new StringBuilder();
    Thread first = new Thread(() -> log.append("first")); // BUG
    Thread second = new Thread(() -> log.append("second")); // BUG
    first.start();
    second.start();
    first.join();
    second.join();
  }

  // ---- in parallel

  List<Integer> parallelStreamBad(List<String> names) {
    List<Integer> lengths = new ArrayList<>();
    names.parallelStream().map(this::lookUp).forEach(name -> lengths.add(name.length())); // BUG
    return lengths;
  }

  int parallelRangeBad() {
    int[] sum = {0};
    IntStream.range(0, 1_000).parallel().forEach(i -> sum[0] += i); // BUG
    return sum[0];
  }

  void parallelMethodReferenceBad(Collection<String> names) {
    ArrayList<String> copy = new ArrayList<>();
    names.stream().parallel().filter(name -> !name.isEmpty()).forEach(copy::add); // BUG
  }

  // ---- made for several threads

  void concurrentMapOk(List<String> names) {
    Map<String, String> found = new ConcurrentHashMap<>();
    names.forEach(name -> pool.submit(() -> found.put(name, lookUp(name))));
  }

  void concurrentQueueOk(List<String> names) {
    ConcurrentLinkedQueue<String> found = new ConcurrentLinkedQueue<>();
    names.forEach(name -> pool.execute(() -> found.add(lookUp(name))));
  }

  void copyOnWriteOk(List<String> names) {
    List<String> found = new CopyOnWriteArrayList<>();
    names.forEach(name -> pool.execute(() -> found.add(lookUp(name))));
  }

  void synchronizedListOk(List<String> names) {
    List<String> found = Collections.synchronizedList(new ArrayList<>());
    for (String name : names) {
      pool.execute(() -> found.add(lookUp(name)));
    }
  }

  void vectorOk(List<String> names) {
    Vector<String> found = new Vector<>();
    for (String name : names) {
      pool.execute(() -> found.add(lookUp(name)));
    }
  }

  void bufferOk(List<String> names) {
    StringBuffer text = new StringBuffer();
    for (String name : names) {
      pool.execute(() -> text.append(lookUp(name)));
    }
  }

  void countersOk(List<String> names) {
    AtomicInteger count = new AtomicInteger();
    LongAdder sum = new LongAdder();
    for (String name : names) {
      pool.execute(() -> {
        count.incrementAndGet();
        sum.add(prices.of(name));
      });
    }
  }

  // ---- guarded

  void synchronizedBlockOk(List<String> names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      pool.execute(() -> {
        String one = lookUp(name);
        synchronized (found) {
          found.add(one);
        }
      });
    }
  }

  void lockOk(List<String> names) {
    Map<String, String> found = new HashMap<>();
    for (String name : names) {
      pool.execute(() -> {
        lock.lock();
        try {
          found.put(name, lookUp(name));
        } finally {
          lock.unlock();
        }
      });
    }
  }

  // ---- one at a time

  void oneTaskOk() throws Exception {
    List<String> found = new ArrayList<>();
    Future<?> task = pool.submit(() -> found.add(lookUp("one")));
    task.get();
    System.out.println(found);
  }

  void singleThreadOk(List<String> names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      single.execute(() -> found.add(lookUp(name)));
    }
  }

  void eachIsWaitedForOk(List<String> names) throws Exception {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      Future<?> task = pool.submit(() -> found.add(lookUp(name)));
      task.get();
    }
  }

  void waitInBetweenOk() {
    List<String> found = new ArrayList<>();
    CompletableFuture.runAsync(() -> found.add(lookUp("left"))).join();
    CompletableFuture.runAsync(() -> found.add(lookUp("right"))).join();
  }

  void joinedInBetweenOk() throws InterruptedException {
    StringBuilder log = new StringBuilder();
    Thread first = new Thread(() -> log.append("first"));
    first.start();
    first.join();
    Thread second = new Thread(() -> log.append("second"));
    second.start();
  }

  void startedAfterTheOtherEndedOk() throws InterruptedException {
    StringBuilder log = new StringBuilder();
    Thread first = new Thread(() -> log.append("first"));
    Thread second = new Thread(() -> log.append("second"));
    first.start();
    first.join();
    second.start();
  }

  void eitherOrOk(boolean left) {
    List<String> found = new ArrayList<>();
    if (left) {
      pool.execute(() -> found.add(lookUp("left")));
    } else {
      pool.execute(() -> found.add(lookUp("right")));
    }
  }

  void continuationsOk() {
    List<String> found = new ArrayList<>();
    CompletableFuture.runAsync(() -> found.add(lookUp("first"))).thenRun(() -> found.add(lookUp("second")));
  }

  void periodicOk() {
    List<String> samples = new ArrayList<>();
    timer.scheduleAtFixedRate(() -> samples.add(lookUp("now")), 1, 1, TimeUnit.SECONDS);
  }

  void oneForEachTaskOk(List<String> names) {
    for (String name : names) {
      List<String> found = new ArrayList<>();
      pool.execute(() -> found.add(lookUp(name)));
    }
  }

  void madeInTheTaskOk(List<String> names) {
    for (String name : names) {
      pool.execute(() -> {
        List<String> found = new ArrayList<>();
        found.add(lookUp(name));
      });
    }
  }

  void anElementForEachTaskOk(List<String> names) {
    int[] lengths = new int[names.size()];
    String[] found = new String[names.size()];
    for (int i = 0; i < names.size(); i++) {
      int number = i;
      pool.execute(() -> {
        lengths[number] = names.get(number).length();
        found[number] = lookUp(names.get(number));
      });
    }
  }

  // ---- on the same thread

  void spotbugs3310_lambdaOfComputeOk(List<String> names) {
    Map<String, List<String>> byName = new HashMap<>();
    int[] count = {0};
    for (String name : names) {
      byName.compute(name, (key, old) -> {
        count[0]++;
        return old;
      });
    }
  }

  void sequentialStreamOk(List<String> names) {
    List<String> found = new ArrayList<>();
    names.stream().map(this::lookUp).forEach(found::add);
  }

  void madeSequentialOk(List<String> names) {
    List<String> found = new ArrayList<>();
    names.parallelStream().sequential().forEach(found::add);
  }

  /** The last word counts for the whole pipeline. */
  long madeSequentialLaterOk(List<String> names) {
    List<String> found = new ArrayList<>();
    return names.parallelStream()
        .map(
            name -> {
              found.add(name);
              return name;
            })
        .sequential()
        .count();
  }

  long madeParallelLaterBad(List<String> names) {
    List<String> found = new ArrayList<>();
    return names.stream()
        .map(
            name -> {
              found.add(name); // BUG
              return name;
            })
        .parallel()
        .filter(found::contains)
        .count();
  }

  void filledBeforeOk(List<String> names) {
    List<String> all = new ArrayList<>();
    for (String name : names) {
      all.add(name);
      pool.execute(() -> System.out.println(name));
    }
  }

  void readOnlyOk(List<String> names) {
    Map<String, String> known = new HashMap<>();
    for (String name : names) {
      pool.execute(() -> System.out.println(known.get(name)));
    }
  }

  List<Integer> collectedOk(List<String> names) {
    return names.parallelStream().map(String::length).collect(java.util.stream.Collectors.toList());
  }

  void unknownExecutorOk(List<String> names, ExecutorService somebodys) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      somebodys.execute(() -> found.add(name));
    }
  }

  void unknownTypeOk(List<String> names) {
    List<String> found = prices.list();
    for (String name : names) {
      pool.execute(() -> found.add(name));
    }
  }

  void notATaskOk(List<String> names) {
    List<Callable<Boolean>> tasks = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (String name : names) {
      tasks.add(() -> found.add(name));
    }
  }

  private ExecutorService workers() {
    return pool;
  }

  private String lookUp(String name) {
    return name;
  }
}
