import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystem;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a warehouse does with queues, caches, brokers and services, and who notices when one of them does not answer. */
class Warehouse {
  private static final Logger LOG = Logger.getLogger(Warehouse.class.getName());

  private final Map<String, Integer> stock = new ConcurrentHashMap<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final HttpClient http = HttpClient.newHttpClient();

  // ---- nobody sees a failure

  void sqsAcknowledgeEachBad(SqsAsyncClient sqs, String queue, List<Message> messages) {
    for (Message message : messages) {
      if (book(message.body())) {
        sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()))
            .thenRun(acknowledged::incrementAndGet); // BUG
      }
    }
  }

  void lettuceCacheReadBad(RedisAsyncCommands<String, String> redis, String article) {
    redis.get("stock:" + article).thenApply(Integer::valueOf).thenAccept(pieces -> stock.put(article, pieces)); // BUG
  }

  void kafkaTopicsMadeBad(Admin admin, int partitions) {
    admin.createTopics(Set.of(new NewTopic("movements", partitions, (short) 3))).all().thenApply(made -> { // BUG
      LOG.info("The topics are there");
      return made;
    });
  }

  void vertxRequestComposedBad(io.vertx.core.http.HttpClient vertxHttp) {
    vertxHttp
        .request(HttpMethod.GET, 8080, "suppliers", "/prices")
        .compose(HttpClientRequest::send)
        .compose(HttpClientResponse::body)
        .onSuccess(body -> prices(body)); // BUG
  }

  void vertxWebClientMapBad(WebClient web, String article) {
    web.get("/stock/" + article).send().map(HttpResponse::bodyAsJsonObject).map(json -> stock.put(article, json.getInteger("pieces"))); // BUG
  }

  void guavaFluentBad(Directory directory, ScheduledExecutorService timer) {
    FluentFuture.from(directory.lookup("foreman"))
        .withTimeout(Duration.ofSeconds(2), timer)
        .transform(name -> stock.put(name, 0), MoreExecutors.directExecutor()); // BUG
  }

  void firstOfTwoSuppliersBad(String article) {
    price("north", article).acceptEither(price("south", article), cents -> LOG.info(article + " costs " + cents)); // BUG
  }

  void bothMustBeThereBad(String article) {
    CompletableFuture<Integer> ours = price("north", article);
    CompletableFuture<Integer> theirs = price("south", article);
    ours.thenAcceptBoth(theirs, (one, other) -> LOG.info("The difference is " + (one - other))); // BUG
  }

  /** What the stages throw does not come here. */
  void tryAroundTheChainBad(String article) {
    try {
      price("north", article).thenAccept(cents -> stock.merge(article, cents, Integer::sum)); // BUG
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "No price of " + article, e);
    }
  }

  void eachMinuteBad(ScheduledExecutorService timer, HttpRequest request) {
    timer.scheduleAtFixedRate(
        () -> {
          http.sendAsync(request, BodyHandlers.ofString())
              .thenApply(answer -> answer.body().lines().count())
              .thenAccept(acknowledged::set); // BUG
        },
        0, 1, TimeUnit.MINUTES);
  }

  class WarmedUpBad {
    private volatile String catalog = "";

    WarmedUpBad(Path file) {
      CompletableFuture.supplyAsync(() -> read(file)).thenAccept(text -> catalog = text); // BUG
    }
  }

  void pekkoAnswerBad(ActorRef<Count> shelf, Scheduler scheduler) {
    CompletionStage<Integer> answer = AskPattern.ask(shelf, Count::new, Duration.ofSeconds(3), scheduler);
    answer.thenAccept(pieces -> stock.put("shelf", pieces)); // BUG
  }

  // ---- somebody sees it

  void sqsAcknowledgeAndLogOk(SqsAsyncClient sqs, String queue, Message message) {
    sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()))
        .thenRun(acknowledged::incrementAndGet)
        .whenComplete((done, failure) -> {
          if (failure != null) {
            LOG.log(Level.WARNING, "The message comes again", failure);
          }
        });
  }

  void kafkaWaitsOk(Admin admin) throws Exception {
    admin.listTopics().names().thenApply(Set::size).get(10, TimeUnit.SECONDS);
  }

  void vertxOnCompleteOk(FileSystem files) {
    files.readFile("stock.csv").map(Buffer::toString).onComplete(text -> book(text), failure -> LOG.log(Level.WARNING, "No stock", failure));
  }

  void guavaCallbackOfTheLastOk(Directory directory) {
    FluentFuture<Integer> length = FluentFuture.from(directory.lookup("foreman")).transform(String::length, MoreExecutors.directExecutor());
    Futures.addCallback(
        length,
        new FutureCallback<Integer>() {
          @Override
          public void onSuccess(Integer letters) {
            acknowledged.addAndGet(letters);
          }

          @Override
          public void onFailure(Throwable failure) {
            LOG.log(Level.WARNING, "No foreman", failure);
          }
        },
        MoreExecutors.directExecutor());
  }

  void handOverToAPromiseOk(String article, CompletableFuture<Integer> promise) {
    price("north", article).whenComplete((cents, failure) -> {
      if (failure != null) {
        promise.completeExceptionally(failure);
      } else {
        promise.complete(cents);
      }
    });
  }

  // ---- helpers

  record Count(ActorRef<Integer> replyTo) {}

  private CompletableFuture<Integer> price(String supplier, String article) {
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + supplier + ".example/" + article)).build();
    return http.sendAsync(request, BodyHandlers.ofString()).thenApply(answer -> Integer.parseInt(answer.body()));
  }

  private boolean book(String movement) {
    return stock.put(movement, 1) == null;
  }

  private void prices(Buffer body) {
    stock.put("prices", body.length());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
