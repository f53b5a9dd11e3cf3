import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.net.NetServer;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for each request or element, with and without something that limits how many there are. */
class UnboundedThreadsCases {
  private static final int WORKERS = 8;
  private static final int MOST = 200;

  private final ExecutorService cached = Executors.newCachedThreadPool();
  private final ExecutorService fixed = Executors.newFixedThreadPool(WORKERS);
  private final ExecutorService handOver =
      new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>());
  private final ExecutorService limitedHandOver =
      new ThreadPoolExecutor(0, 64, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
  private final ExecutorService queued =
      new ThreadPoolExecutor(4, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new ArrayBlockingQueue<>(100));
  private final Semaphore permits = new Semaphore(16);
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Runnable> listeners = new ArrayList<>();
  private int open;
  private volatile boolean running = true;

  enum Region {
    NORTH,
    SOUTH
  }

  // ---- for each element

  void threadForEachRowBad(List<String> rows) {
    for (String row : rows) {
      new Thread(() -> importRow(row)).start(); // BUG
    }
  }

  void namedThreadBad(List<String> rows) {
    int number = 0;
    for (String row : rows) {
      Thread thread = new Thread(() -> importRow(row), "import-" + number++);
      thread.setDaemon(true);
      thread.start(); // BUG
    }
  }

  void numberedByACounterBad(List<String> rows) {
    for (String row : rows) {
      new Thread(() -> importRow(row), "import-" + connections.incrementAndGet()).start(); // BUG
    }
  }

  void joinedOnlyAfterwardsBad(List<String> rows) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (String row : rows) {
      Thread thread = new Thread(() -> importRow(row));
      threads.add(thread);
      thread.start(); // BUG
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  void linesOfAFileBad(BufferedReader file) throws IOException {
    String line;
    while ((line = file.readLine()) != null) {
      String row = line;
      cached.execute(() -> importRow(row)); // BUG
    }
  }

  void iteratorBad(Iterator<String> rows) {
    while (rows.hasNext()) {
      String row = rows.next();
      cached.submit(() -> importRow(row)); // BUG
    }
  }

  void stagesBad(List<String> rows) {
    rows.forEach(row -> CompletableFuture.runAsync(() -> importRow(row), cached)); // BUG
  }

  List<CompletableFuture<String>> streamBad(List<String> rows) {
    return rows.stream().map(row -> CompletableFuture.supplyAsync(() -> importRow(row), cached)).toList(); // BUG
  }

  void handOverWithoutLimitBad(List<String> rows) {
    for (String row : rows) {
      handOver.execute(() -> importRow(row)); // BUG
    }
  }

  void poolOfAnotherClassBad(List<String> rows) {
    for (String row : rows) {
      Clients.SHARED.execute(() -> importRow(row)); // BUG
    }
  }

  void poolOfAFactoryBad(List<String> rows) {
    ExecutorService pool = Clients.newCached();
    for (String row : rows) {
      pool.execute(() -> importRow(row)); // BUG
    }
    pool.shutdown();
  }

  void guavaDecoratorBad(List<String> rows) {
    ListeningExecutorService listening = MoreExecutors.listeningDecorator(cached);
    for (String row : rows) {
      listening.execute(() -> importRow(row)); // BUG
    }
  }

  void entriesOfAMapBad(Map<String, String> rows) {
    rows.forEach((key, row) -> new Thread(() -> importRow(row)).start()); // BUG
  }

  void onlySomeOfTheRowsBad(List<String> rows) {
    for (String row : rows) {
      if (!row.isBlank() && row.length() > 3) {
        new Thread(() -> importRow(row)).start(); // BUG
      }
    }
  }

  static final class ThroughAMethodBad {
    private final ExecutorService pool = Clients.newUnlimited();

    void importAll(List<String> rows) {
      for (String row : rows) {
        importLater(row);
      }
    }

    private void importLater(String row) {
      pool.execute(() -> System.out.println(row)); // BUG
    }
  }

  static final class ThreadOfItsOwnClassBad {
    static final class Importer extends Thread {
      private final String row;

      Importer(String row) {
        this.row = row;
      }

      @Override
      public void run() {
        System.out.println(row);
      }
    }

    void importAll(List<String> rows) {
      for (String row : rows) {
        new Importer(row).start(); // BUG
      }
    }
  }

  // ---- for each connection, request or message

  void threadPerConnectionBad(ServerSocket server) throws IOException {
    while (true) {
      Socket client = server.accept();
      new Thread(() -> Clients.answer(client)).start(); // BUG
    }
  }

  void cachedPoolForConnectionsBad(ServerSocket server) throws IOException {
    while (running) {
      Socket client = server.accept();
      client.setTcpNoDelay(true);
      cached.execute(() -> Clients.answer(client)); // BUG
    }
  }

  void acceptLoopInAThreadBad(ServerSocketChannel server) {
    new Thread(() -> {
      try {
        for (;;) {
          SocketChannel client = server.accept();
          cached.submit(() -> client.getRemoteAddress()); // BUG
        }
      } catch (IOException e) {
        System.err.println("The server ends: " + e);
      }
    }).start();
  }

  void packetsBad(DatagramSocket socket) throws IOException {
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(new byte[512], 512);
      socket.receive(packet);
      new Thread(() -> importRow(new String(packet.getData()))).start(); // BUG
    }
  }

  static final class AcceptorBad {
    private final ServerSocket server;

    AcceptorBad(ServerSocket server) {
      this.server = server;
    }

    void run() throws IOException {
      while (true) {
        serve(server.accept());
      }
    }

    private void serve(Socket client) {
      Thread thread = new Thread(() -> Clients.answer(client));
      thread.setDaemon(true);
      thread.start(); // BUG
    }
  }

  void jdkHttpServerBad(HttpServer server) {
    server.createContext("/report", exchange -> new Thread(() -> report(exchange)).start()); // BUG
  }

  static final class ReportHandlerBad implements HttpHandler {
    @Override
    public void handle(HttpExchange exchange) {
      Clients.SHARED.execute(exchange::close); // BUG
    }
  }

  static final class NettyHandlerBad extends ChannelInboundHandlerAdapter {
    private final ExecutorService lookups = Executors.newCachedThreadPool();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      lookups.execute(() -> context.writeAndFlush(message)); // BUG
    }
  }

  static final class NettyOrdersBad extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, String order) {
      book(context, order);
    }

    private void book(ChannelHandlerContext context, String order) {
      new Thread(() -> context.writeAndFlush(order.trim())).start(); // BUG
    }
  }

  void vertxRouteBad(Router router) {
    router.get("/report").handler(request -> CompletableFuture.runAsync(() -> request.response().end("done"), cached)); // BUG
  }

  void vertxMessagesBad(EventBus bus) {
    bus.<String>consumer("orders", order -> cached.execute(() -> importRow(order.body()))); // BUG
  }

  void vertxConnectionsBad(NetServer server) {
    server.connectHandler(socket -> new Thread(socket::close).start()); // BUG
  }

  void vertxMethodReferenceBad(Router router) {
    router.get("/totals").handler(request -> request.vertx().fileSystem().readFile("totals").onSuccess(totals -> handOver.execute(() -> request.end(totals)))); // BUG
  }

  // ---- only a few

  void constantOk() {
    for (int i = 0; i < WORKERS; i++) {
      new Thread(this::work).start();
    }
  }

  void asManyAsConfiguredOk(int workers) {
    for (int i = 0; i < workers; i++) {
      new Thread(this::work, "worker-" + i).start();
    }
  }

  void asManyAsProcessorsOk() {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      cached.execute(this::work);
    }
  }

  void writtenOutOk() {
    for (String region : List.of("north", "south")) {
      new Thread(() -> importRow(region)).start();
    }
  }

  void enumConstantsOk() {
    for (Region region : Region.values()) {
      cached.execute(() -> importRow(region.name()));
    }
    EnumSet.allOf(Region.class).forEach(region -> new Thread(() -> importRow(region.name())).start());
  }

  void oneThreadOk() {
    new Thread(this::work).start();
  }

  /** Nothing says how often somebody calls this. */
  Future<String> calledWhoKnowsHowOftenOk(String row) {
    return cached.submit(() -> importRow(row));
  }

  void bookkeeper_threadsThatExistAlreadyOk(List<Thread> journals) {
    for (Thread journal : journals) {
      journal.start();
    }
  }

  void startListenersOk() {
    for (Runnable listener : listeners) {
      new Thread(listener).start();
    }
  }

  void limitedStreamOk(List<String> rows) {
    rows.stream().limit(10).forEach(row -> new Thread(() -> importRow(row)).start());
  }

  void timerOfAServerOk(Vertx vertx) {
    vertx.setTimer(1_000, id -> new Thread(this::work).start());
  }

  static final class FirstConnectionOk extends ChannelInboundHandlerAdapter {
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      new Thread(() -> System.out.println("added")).start();
    }
  }

  void beforeTheAcceptLoopOk(ServerSocket server) throws IOException {
    new Thread(this::work).start();
    while (running) {
      Clients.answer(server.accept());
    }
  }

  // ---- something limits them

  void permitOk(List<String> rows) throws InterruptedException {
    for (String row : rows) {
      permits.acquire();
      new Thread(() -> {
        try {
          importRow(row);
        } finally {
          permits.release();
        }
      }).start();
    }
  }

  void permitOfAnotherClassOk(ServerSocket server, Clients clients) throws IOException, InterruptedException {
    while (true) {
      clients.enter();
      Socket client = server.accept();
      cached.execute(() -> {
        Clients.answer(client);
        clients.leave();
      });
    }
  }

  void tryAcquireOk(ServerSocket server) throws IOException {
    while (running) {
      Socket client = server.accept();
      if (permits.tryAcquire()) {
        new Thread(() -> Clients.answer(client)).start();
      } else {
        client.close();
      }
    }
  }

  void connectionsCountedOk(ServerSocket server) throws IOException {
    while (running) {
      Socket client = server.accept();
      if (connections.incrementAndGet() > MOST) {
        connections.decrementAndGet();
        client.close();
        continue;
      }
      new Thread(() -> Clients.answer(client)).start();
    }
  }

  void connectionsCountedInAFieldOk(ServerSocket server) throws IOException {
    while (running) {
      Socket client = server.accept();
      if (open < MOST) {
        open++;
        new Thread(() -> Clients.answer(client)).start();
      }
    }
  }

  void sizeOfTheActiveOk(ServerSocket server, List<Socket> active) throws IOException {
    while (running) {
      Socket client = server.accept();
      if (active.size() >= MOST) {
        client.close();
      } else {
        active.add(client);
        cached.execute(() -> Clients.answer(client));
      }
    }
  }

  void bookkeeper_oneFlushAtATimeOk(List<String> rows, AtomicBoolean flushing) {
    for (String row : rows) {
      if (flushing.compareAndSet(false, true)) {
        cached.execute(() -> importRow(row));
      }
    }
  }

  void joinedInEachRoundOk(List<String> rows) throws InterruptedException {
    for (String row : rows) {
      Thread thread = new Thread(() -> importRow(row));
      thread.start();
      thread.join();
    }
  }

  void futureAwaitedInEachRoundOk(List<String> rows) throws Exception {
    for (String row : rows) {
      System.out.println(cached.submit(() -> importRow(row)).get(1, TimeUnit.MINUTES));
    }
  }

  void batchesOk(List<List<String>> batches) throws InterruptedException {
    for (List<String> batch : batches) {
      CountDownLatch imported = new CountDownLatch(batch.size());
      for (String row : batch) {
        cached.execute(() -> {
          importRow(row);
          imported.countDown();
        });
      }
      imported.await();
    }
  }

  void handlerThatWaitsOk(HttpServer server) {
    server.createContext("/report", exchange -> {
      Thread thread = new Thread(() -> report(exchange));
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  void fromAQueueOk(BlockingQueue<String> rows) throws InterruptedException {
    while (running) {
      String row = rows.take();
      cached.execute(() -> importRow(row));
    }
  }

  void loopUntilAFlagOk() {
    while (running) {
      cached.execute(this::work);
    }
  }

  // ---- pools that limit how many threads they have, or are not known

  void fixedPoolOk(ServerSocket server) throws IOException {
    while (true) {
      Socket client = server.accept();
      fixed.execute(() -> Clients.answer(client));
    }
  }

  void handOverWithALimitOk(List<String> rows) {
    for (String row : rows) {
      limitedHandOver.execute(() -> importRow(row));
    }
  }

  /** Takes another thread only when a hundred tasks wait; whether that happens is another question. */
  void queueInFrontOk(List<String> rows) {
    for (String row : rows) {
      queued.execute(() -> importRow(row));
    }
  }

  void executorOfSomebodyOk(ServerSocket server, Executor executor) throws IOException {
    while (true) {
      Socket client = server.accept();
      executor.execute(() -> Clients.answer(client));
    }
  }

  void threadsOfAFactoryOk(ServerSocket server, ThreadFactory factory) throws IOException {
    while (true) {
      Socket client = server.accept();
      factory.newThread(() -> Clients.answer(client)).start();
    }
  }

  void workStealingOk(List<String> rows) {
    ExecutorService stealing = Executors.newWorkStealingPool();
    for (String row : rows) {
      stealing.execute(() -> importRow(row));
    }
  }

  void commonPoolOk(List<String> rows) {
    for (String row : rows) {
      ForkJoinPool.commonPool().execute(() -> importRow(row));
    }
  }

  /** A pool for each row is what PoolPerCall reports. */
  void poolForEachRowOk(List<String> rows) {
    for (String row : rows) {
      ExecutorService pool = Executors.newCachedThreadPool();
      pool.execute(() -> importRow(row));
      pool.shutdown();
    }
  }

  void ruff23425_madeButStartedBySomebodyElseOk(ServerSocket server, List<Thread> waiting) throws IOException {
    while (running) {
      Socket client = server.accept();
      waiting.add(new Thread(() -> Clients.answer(client)));
    }
  }

  // ---- helpers

  private void work() {}

  private void report(HttpExchange exchange) {
    exchange.close();
  }

  private String importRow(String row) {
    return row.trim();
  }
}
