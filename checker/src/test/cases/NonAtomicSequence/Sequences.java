import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** Two calls of one object that several threads use. */
class Sequences {
  private static final ConcurrentMap<String, Session> SESSIONS = new ConcurrentHashMap<>();

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Session> sessions = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
  private final Map<String, Integer> guarded = Collections.synchronizedMap(new HashMap<>());
  private final Map<String, Integer> plain = new HashMap<>();
  private final Queue<Session> queue = new ConcurrentLinkedQueue<>();
  private final Deque<Session> deque = new ConcurrentLinkedDeque<>();
  private final BlockingQueue<Session> jobs = new ArrayBlockingQueue<>(16);
  private final Deque<Session> own = new ArrayDeque<>();
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<String> names = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final AtomicReference<Session> current = new AtomicReference<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);

  record Session(String user) {
    void close() {}
  }

  // ---- maps

  void containsBad(String user) {
    if (!sessions.containsKey(user)) {
      sessions.put(user, new Session(user)); // BUG
    }
  }

  void earlyExitBad(String user) {
    if (sessions.containsKey(user)) {
      return;
    }
    sessions.put(user, new Session(user)); // BUG
  }

  void getBad(String user) {
    if (sessions.get(user) == null) {
      sessions.put(user, new Session(user)); // BUG
    }
  }

  Session getIntoAVariableBad(String user) {
    Session session = sessions.get(user);
    if (session == null) {
      session = new Session(user);
      sessions.put(user, session); // BUG
    }
    return session;
  }

  void countedBad(String word) {
    Integer count = counts.get(word);
    if (count == null) {
      counts.put(word, 1); // BUG
    } else {
      counts.put(word, count + 1); // BUG
    }
  }

  void countedInOneStatementBad(String word) {
    counts.put(word, counts.getOrDefault(word, 0) + 1); // BUG
  }

  void conditionalExpressionBad(String word) {
    counts.put(word, counts.containsKey(word) ? counts.get(word) + 1 : 1); // BUG
  }

  void groupedBad(String group, String name) {
    List<String> members = groups.get(group);
    if (members == null) {
      members = new CopyOnWriteArrayList<>();
      groups.put(group, members); // BUG
    }
    members.add(name);
  }

  static void staticMapBad(String user) {
    if (!SESSIONS.containsKey(user)) {
      SESSIONS.put(user, new Session(user)); // BUG
    }
  }

  void synchronizedMapBad(String word) {
    if (!guarded.containsKey(word)) {
      guarded.put(word, 1); // BUG
    }
  }

  void keyAskedTwiceBad(Session session) {
    if (!sessions.containsKey(session.user())) {
      sessions.put(session.user(), session); // BUG
    }
  }

  void throughALocalBad(String user) {
    ConcurrentMap<String, Session> map = sessions;
    if (!map.containsKey(user)) {
      map.put(user, new Session(user)); // BUG
    }
  }

  void inATaskBad(String user) {
    pool.execute(() -> {
      if (!sessions.containsKey(user)) {
        sessions.put(user, new Session(user)); // BUG
      }
    });
  }

  Session ownValueReturnedBad(String user) {
    Session mine = new Session(user);
    sessions.putIfAbsent(user, mine); // BUG
    return mine;
  }

  void ownValueUsedBad(String group, String name) {
    List<String> members = new ArrayList<>();
    groups.putIfAbsent(group, members); // BUG
    members.add(name);
  }

  // ---- queues and lists

  void pollBad() {
    if (!queue.isEmpty()) {
      queue.poll().close(); // BUG
    }
  }

  void pollInALoopBad() {
    while (!queue.isEmpty()) {
      Session next = queue.poll(); // BUG
      next.close();
    }
  }

  void removeBad() {
    while (!jobs.isEmpty()) {
      jobs.remove().close(); // BUG
    }
  }

  Session popBad() {
    return deque.isEmpty() ? null : deque.pop(); // BUG
  }

  void peekBad() {
    if (queue.peek() != null) {
      queue.remove(); // BUG
    }
  }

  void registeredTwiceBad(Runnable listener) {
    if (!listeners.contains(listener)) {
      listeners.add(listener); // BUG
    }
  }

  void synchronizedListBad(String name) {
    if (names.contains(name)) {
      return;
    }
    names.add(name); // BUG
  }

  // ---- atomic values

  void incrementedBad() {
    number.set(number.get() + 1); // BUG
  }

  void addedBad(int more) {
    bytes.set(bytes.get() + more); // BUG
  }

  void flagBad() {
    if (!started.get()) {
      started.set(true); // BUG
      open();
    }
  }

  void flagWithAnEarlyExitBad() {
    if (started.get()) {
      return;
    }
    open();
    started.set(true); // BUG
  }

  void referenceBad(Session session) {
    if (current.get() == null) {
      current.set(session); // BUG
    }
  }

  void greatestBad(int candidate) {
    if (candidate > number.get()) {
      number.set(candidate); // BUG
    }
  }

  // ---- one call

  void computeIfAbsentOk(String user) {
    sessions.computeIfAbsent(user, Session::new);
  }

  void mergeOk(String word) {
    counts.merge(word, 1, Integer::sum);
  }

  Session putIfAbsentOk(String user) {
    Session mine = new Session(user);
    Session before = sessions.putIfAbsent(user, mine);
    return before == null ? mine : before;
  }

  void putIfAbsentAndForgetOk(String user) {
    sessions.putIfAbsent(user, new Session(user));
  }

  Session putIfAbsentAndGetOk(String user) {
    Session mine = new Session(user);
    sessions.putIfAbsent(user, mine);
    return sessions.get(user);
  }

  void compareAndSetOk() {
    if (started.compareAndSet(false, true)) {
      open();
    }
  }

  void incrementAndGetOk() {
    number.incrementAndGet();
  }

  void compareAndSetLoopOk(int candidate) {
    int seen = number.get();
    while (candidate > seen && !number.compareAndSet(seen, candidate)) {
      seen = number.get();
    }
  }

  void addIfAbsentOk(Runnable listener) {
    listeners.addIfAbsent(listener);
  }

  void justPutOk(String user) {
    sessions.put(user, new Session(user));
  }

  void pollUntilNullOk() {
    Session next;
    while ((next = queue.poll()) != null) {
      next.close();
    }
  }

  void pollAndLookOk() {
    if (!queue.isEmpty()) {
      Session next = queue.poll();
      if (next != null) {
        next.close();
      }
    }
  }

  void pollAndForgetOk() {
    if (!queue.isEmpty()) {
      queue.poll();
    }
  }

  void timedPollOk() throws InterruptedException {
    if (jobs.isEmpty()) {
      jobs.poll(1, TimeUnit.SECONDS);
    }
  }

  // ---- something else

  void anotherKeyOk(String user, String other) {
    if (!sessions.containsKey(user)) {
      sessions.put(other, new Session(other));
    }
  }

  void anotherMapOk(String user) {
    if (!SESSIONS.containsKey(user)) {
      sessions.put(user, new Session(user));
    }
  }

  void replacedWhereItIsOk(String word) {
    if (counts.containsKey(word)) {
      counts.put(word, 0);
    }
  }

  void plainMapOk(String word) {
    if (!plain.containsKey(word)) {
      plain.put(word, 1);
    }
  }

  void plainDequeOk() {
    if (!own.isEmpty()) {
      own.pop().close();
    }
  }

  int localMapOk(List<String> words) {
    ConcurrentMap<String, Integer> local = new ConcurrentHashMap<>();
    for (String word : words) {
      if (!local.containsKey(word)) {
        local.put(word, word.length());
      }
    }
    return local.size();
  }

  void parameterOk(ConcurrentMap<String, Integer> somebodys, String word) {
    if (!somebodys.containsKey(word)) {
      somebodys.put(word, 1);
    }
  }

  void loopFlagOk() {
    while (running.get()) {
      if (queue.isEmpty()) {
        running.set(false);
      }
    }
  }

  void justSetOk(int value) {
    number.set(value);
  }

  void anotherValueOk() {
    bytes.set(number.get() + 1);
  }

  // ---- under a lock, or by one thread

  synchronized void synchronizedMethodOk(String user) {
    if (!sessions.containsKey(user)) {
      sessions.put(user, new Session(user));
    }
  }

  void synchronizedOnTheMapOk(String word) {
    synchronized (guarded) {
      if (!guarded.containsKey(word)) {
        guarded.put(word, 1);
      }
    }
  }

  void doubleCheckedOk(String user) {
    if (!sessions.containsKey(user)) {
      synchronized (this) {
        if (!sessions.containsKey(user)) {
          sessions.put(user, new Session(user));
        }
      }
    }
  }

  void lockOk(String user) {
    lock.lock();
    try {
      if (sessions.get(user) == null) {
        sessions.put(user, new Session(user));
      }
    } finally {
      lock.unlock();
    }
  }

  void spotbugs3428_helperUnderTheLockOk(String user) {
    lock.lock();
    try {
      addLocked(user);
    } finally {
      lock.unlock();
    }
  }

  private void addLocked(String user) {
    if (!sessions.containsKey(user)) {
      sessions.put(user, new Session(user));
    }
  }

  void periodicOk() {
    timer.scheduleWithFixedDelay(() -> {
      while (!queue.isEmpty()) {
        queue.remove().close();
      }
    }, 1, 1, TimeUnit.SECONDS);
  }

  void oneConsumerOk() {
    new Thread(() -> {
      while (!jobs.isEmpty()) {
        jobs.remove().close();
      }
    }).start();
  }

  static class ConstructorOk {
    private final ConcurrentMap<String, Integer> known = new ConcurrentHashMap<>();

    ConstructorOk(List<String> words) {
      for (String word : words) {
        if (!known.containsKey(word)) {
          known.put(word, word.length());
        }
      }
    }
  }

  @javax.annotation.concurrent.NotThreadSafe
  static class NotThreadSafeOk {
    private final AtomicInteger count = new AtomicInteger();

    void spotbugs3362_onlyAnAtomicNumber() {
      count.set(count.get() + 1);
    }
  }

  int spotbugs3362_atomicAsALocalOk(List<String> words) {
    AtomicInteger sum = new AtomicInteger();
    words.forEach(word -> sum.set(sum.get() + word.length()));
    return sum.get();
  }

  private void open() {}

  private final Map<Class<?>, Boolean> annotated = new ConcurrentHashMap<>();

  boolean redisson_remembersAConstantOk(Class<?> type) {
    if (annotated.get(type) == null) {
      annotated.put(type, true);
    }
    return annotated.get(type);
  }

  void onceForEachBad(Class<?> type) {
    if (!annotated.containsKey(type)) {
      annotated.put(type, true); // BUG
      open();
    }
  }
}
