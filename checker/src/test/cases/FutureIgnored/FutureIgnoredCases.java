import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Who sees the failure of a future, and who does not. */
class FutureIgnoredCases {
  private final ExecutorService pool;
  private final Mail mail;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, CompletableFuture<Void>> pending;
  private CompletableFuture<Void> last;

  FutureIgnoredCases(ExecutorService pool, Mail mail, Map<String, CompletableFuture<Void>> pending) {
    this.pool = pool;
    this.mail = mail;
    this.pending = pending;
  }

  // ---- thrown away

  void statementBad() {
    mail.send("anna@example.org"); // BUG
  }

  void runAsyncBad() {
    CompletableFuture.runAsync(() -> render("invoice")); // BUG
  }

  void requestBad(HttpRequest request) {
    http.sendAsync(request, BodyHandlers.discarding()); // BUG
  }

  void requestOverSeveralLinesBad(HttpRequest request) {
    HttpClient.newHttpClient()
        .sendAsync( // BUG
            request, BodyHandlers.discarding());
  }

  void localThatNobodyReadsBad() {
    CompletableFuture<Void> sent = mail.send("anna@example.org"); // BUG
  }

  void inALambdaWithoutResultBad(List<String> customers) {
    customers.forEach(
        customer -> {
          mail.send(customer); // BUG
        });
  }

  void methodReferenceOfAnotherRuleOk(List<String> customers) {
    customers.forEach(mail::send);
  }

  void insideAContinuationBad(CompletableFuture<String> address) {
    address.thenAccept(to -> { mail.send(to); }).exceptionally(failure -> null); // BUG
  }

  void callbackAdapterBad() {
    mail.sendByCallback("anna@example.org"); // BUG
  }

  void onlyTheHappyCallerWaitsBad(boolean urgent) {
    if (urgent) {
      mail.send("anna@example.org").join();
    } else {
      mail.send("anna@example.org"); // BUG
    }
  }

  void nettyConnectBad(Bootstrap bootstrap) {
    bootstrap.connect("example.org", 80); // BUG
  }

  void nettyBindBad(ServerBootstrap bootstrap) {
    bootstrap.bind(8080); // BUG
  }

  void vertxRequestBad(EventBus bus) {
    bus.request("orders", "17"); // BUG
  }

  void vertxDeployBad(Vertx vertx) {
    vertx.deployVerticle("com.acme.Orders"); // BUG
  }

  void guavaTransformInputBad(AddressBook book) {
    book.lookup("anna"); // BUG
  }

  void afterAnotherWaitBad(Future<HttpClient> client, HttpRequest request) throws Exception {
    client.get().sendAsync(request, BodyHandlers.discarding()); // BUG
  }

  void taskCatchesOnlySomeFailuresBad() {
    CompletableFuture.runAsync(() -> { // BUG
      try {
        render("invoice");
      } catch (IllegalStateException e) {
        log(e);
      }
    });
  }

  void taskThrowsAgainBad() {
    CompletableFuture.runAsync(() -> { // BUG
      try {
        render("invoice");
      } catch (Exception e) {
        throw new IllegalStateException("no invoice", e);
      }
    });
  }

  // ---- somebody is told

  void errorprone988_exceptionallyOk() {
    CompletableFuture.runAsync(() -> render("invoice")).exceptionally(failure -> log(failure));
  }

  void errorprone988_whenCompleteOk() {
    mail.send("anna@example.org").whenComplete((done, failure) -> log(failure));
  }

  void errorprone988_handleOk() {
    mail.send("anna@example.org").handle((done, failure) -> log(failure));
  }

  void errorprone988_handleAsyncOk() {
    mail.send("anna@example.org").handleAsync((done, failure) -> log(failure), pool);
  }

  void errorprone970_scheduleAtFixedRateOk(ScheduledExecutorService timer) {
    timer.scheduleAtFixedRate(() -> render("report"), 1, 1, TimeUnit.HOURS);
  }

  void errorprone883_scheduleOk(ScheduledExecutorService timer) {
    timer.schedule(() -> render("report"), 1, TimeUnit.HOURS);
  }

  void completionServiceOk(CompletionService<String> renderings) {
    renderings.submit(() -> render("invoice"));
  }

  void grpcJava2725_nettyWriteOk(ChannelHandlerContext context, Object reply) {
    context.writeAndFlush(reply);
    context.close();
  }

  void promiseAsArgumentOk(ChannelHandlerContext context, Object reply, ChannelPromise promise) {
    context.write(reply, promise);
  }

  void vertxResponseOk(HttpServerRequest request) {
    request.response().end("done");
  }

  void vertxHandlerOk(EventBus bus) {
    bus.request("orders", "17").onComplete(answer -> log(answer.cause()));
  }

  void nettyListenerOk(Bootstrap bootstrap) {
    bootstrap.connect("example.org", 80).addListener(connected -> log(connected.cause()));
  }

  void canIgnoreReturnValueOk() {
    sendInBackground("anna@example.org");
  }

  void namedUnusedOk() {
    CompletableFuture<Void> unused = mail.send("anna@example.org");
  }

  void handledWhereItIsMadeOk() {
    mail.sendAndLog("anna@example.org");
  }

  void handledOnTheSideWhereItIsMadeOk() {
    mail.sendAndCount("anna@example.org");
  }

  void keptInAFieldByItsMakerOk() {
    mail.close();
  }

  void completedOk() {
    CompletableFuture.completedFuture("nothing can fail");
  }

  void waitedForOk() throws Exception {
    mail.send("anna@example.org").get(1, TimeUnit.SECONDS);
  }

  void storedOk() {
    last = mail.send("anna@example.org");
  }

  CompletableFuture<Void> returnedOk() {
    return mail.send("anna@example.org");
  }

  void collectedOk(List<String> customers) {
    List<CompletableFuture<Void>> sent = new ArrayList<>();
    for (String customer : customers) {
      sent.add(mail.send(customer));
    }
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
  }

  void twoBranchesOk() {
    CompletableFuture<Void> sent = mail.send("anna@example.org");
    sent.exceptionally(failure -> log(failure));
  }

  void forkOk(RecursiveTask<Integer> left, RecursiveTask<Integer> right) {
    left.fork();
    right.fork();
  }

  void guavaCallbackOk(AddressBook book, FutureCallback<String> callback) {
    Futures.addCallback(book.lookup("anna"), callback, MoreExecutors.directExecutor());
  }

  void javaDriver_mapPutOk(String to, CompletableFuture<Void> sent) {
    pending.put(to, sent);
    pending.remove(to);
  }

  void redisson_dequePollOk(ArrayDeque<CompletableFuture<Void>> waiting) {
    waiting.pollFirst();
  }

  void javaDriver_closeOfAChannelOk(Connection connection) {
    connection.close();
  }

  void bookkeeper_submitBehindAMethodOk() {
    renderInBackground("invoice");
  }

  void bookkeeper_listenerWhereItIsMadeOk(Connection connection) {
    connection.connect();
  }

  void bookkeeper_failedFutureReportedWhereItIsMadeOk(Connection connection) {
    connection.connectOrRefuse(new IllegalStateException("closed"));
  }

  void solr_taskCatchesWhateverHappensOk() {
    CompletableFuture.runAsync(() -> {
      try {
        render("invoice");
      } catch (Throwable e) {
        log(e);
      } finally {
        System.out.println("rendered");
      }
    });
  }

  void taskOfAMethodThatCatchesOk() {
    CompletableFuture.runAsync(this::renderAndLog);
  }

  void hbase_promiseOfAnotherLibraryOk(Wire wire, CompletableFuture<Void> promise) {
    wire.write("order", promise);
  }

  void oneImplementationLogsOk(Notifier notifier) {
    notifier.notify("anna@example.org");
  }

  void subclassOfFutureWithItsOwnEndingOk(ReportingFuture<String> rendering) {
    rendering.reporting();
  }

  // ---- helpers

  @CanIgnoreReturnValue
  private CompletableFuture<Void> sendInBackground(String to) {
    return mail.send(to);
  }

  private Future<String> renderInBackground(String document) {
    return pool.submit(() -> render(document));
  }

  private void renderAndLog() {
    try {
      render("invoice");
    } catch (Exception e) {
      log(e);
    }
  }

  private String render(String document) {
    return document;
  }

  private Void log(Throwable failure) {
    System.err.println(failure);
    return null;
  }
}

/** A future of somebody else's design. */
class ReportingFuture<T> extends CompletableFuture<T> {
  ReportingFuture<T> reporting() {
    whenComplete((result, failure) -> System.err.println(failure));
    return this;
  }
}

/** A connection of the program. */
class Connection {
  private final io.netty.channel.Channel channel;
  private final Bootstrap bootstrap;

  Connection(io.netty.channel.Channel channel, Bootstrap bootstrap) {
    this.channel = channel;
    this.bootstrap = bootstrap;
  }

  io.netty.channel.ChannelFuture close() {
    return channel.close();
  }

  io.netty.channel.ChannelFuture connect() {
    io.netty.channel.ChannelFuture connecting = bootstrap.connect();
    connecting.addListener(this::connected);
    return connecting;
  }

  java.util.concurrent.Future<Void> connectOrRefuse(IllegalStateException refusal) {
    Refused refused = new Refused(refusal);
    report(refused);
    return refused;
  }

  private void connected(io.netty.util.concurrent.Future<?> connecting) {
    System.err.println(connecting.cause());
  }

  private void report(Refused refused) {
    System.err.println(refused);
  }
}

/** A future that has failed when it is made. */
class Refused extends CompletableFuture<Void> {
  Refused(IllegalStateException refusal) {
    completeExceptionally(refusal);
  }
}

/** A connection of another library: the promise that goes in is the future that comes out. */
interface Wire {
  CompletionStage<Void> write(String message, CompletableFuture<Void> promise);
}

interface AddressBook {
  ListenableFuture<String> lookup(String name);
}

interface Notifier {
  CompletionStage<Void> notify(String customer);
}

class LoggingNotifier implements Notifier {
  @Override
  public CompletionStage<Void> notify(String customer) {
    return CompletableFuture.runAsync(() -> {}).exceptionally(failure -> null);
  }
}

class SilentNotifier implements Notifier {
  @Override
  public CompletionStage<Void> notify(String customer) {
    return CompletableFuture.runAsync(() -> {});
  }
}

/** Asks for several things at once. */
class Batch {
  CompletableFuture<Void> set(String key) {
    return CompletableFuture.runAsync(() -> System.out.println(key));
  }

  CompletableFuture<Void> executeAsync() {
    return CompletableFuture.runAsync(() -> System.out.println("executed"));
  }

  void execute() {
    executeAsync().join();
  }
}

/** Works on behalf of whatever it is made with. */
class Bucket {
  private final Batch batch;

  Bucket(Batch batch) {
    this.batch = batch;
  }

  CompletableFuture<Void> fill() {
    return batch.set("bucket");
  }
}

/** What six real libraries do with futures. */
class Met {
  CompletableFuture<Void> redisson_batchAnswersForAllOk() {
    Batch batch = new Batch();
    batch.set("tea");
    batch.set("milk");
    return batch.executeAsync();
  }

  void redisson_facadeOfABatchHandedInOk(Batch batch) {
    new Bucket(batch).fill();
  }

  void redisson_batchThatIsHandedOnOk(Batch all) {
    all.set("tea");
  }

  void redisson_batchThatThrowsWhatFailedOk() {
    Batch batch = new Batch();
    batch.set("tea");
    batch.execute();
  }

  void batchThatNobodyAsksBad() {
    Batch batch = new Batch();
    batch.set("tea"); // BUG
    batch.executeAsync(); // BUG
  }

  void pulsar_closeAsyncOk() {
    closeAsync();
  }

  void anythingElseBad() {
    openAsync(); // BUG
  }

  void javaDriver_shownBeforeItIsReturnedOk() {
    report();
  }

  private CompletableFuture<Void> closeAsync() {
    return CompletableFuture.runAsync(() -> System.out.println("closed"));
  }

  private CompletableFuture<Void> openAsync() {
    return CompletableFuture.runAsync(() -> System.out.println("open"));
  }

  private CompletableFuture<Void> report() {
    try {
      return openAsync().whenComplete((done, failure) -> log(failure));
    } catch (RuntimeException e) {
      log(e);
      return failed(e);
    }
  }

  private static CompletableFuture<Void> failed(Throwable failure) {
    CompletableFuture<Void> failed = new CompletableFuture<>();
    failed.completeExceptionally(failure);
    return failed;
  }

  private static void log(Throwable failure) {
    System.err.println(failure);
  }
}
