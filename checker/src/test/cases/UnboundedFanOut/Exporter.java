import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sends what is in files, tables and queues to somewhere else. */
class Exporter {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);

  // ---- as many as there are elements

  List<CompletableFuture<SendMessageResponse>> sqsMessageForEachBad(SqsAsyncClient sqs, String queue, List<String> orders) {
    List<CompletableFuture<SendMessageResponse>> sent = new ArrayList<>(orders.size());
    for (String order : orders) {
      sent.add(sqs.sendMessage(message -> message.queueUrl(queue).messageBody(order))); // BUG
    }
    return sent;
  }

  void vertxWebClientWithABodyBad(WebClient web, List<String> articles) {
    for (String article : articles) {
      web.post("/articles").sendBuffer(io.vertx.core.buffer.Buffer.buffer(article)); // BUG
    }
  }

  void vertxWebClientForEachEntryBad(WebClient web, Map<String, Integer> pieces) {
    for (Map.Entry<String, Integer> entry : pieces.entrySet()) {
      web.put("/articles/" + entry.getKey())
          .addQueryParam("pieces", entry.getValue().toString())
          .send() // BUG
          .onFailure(Throwable::printStackTrace);
    }
  }

  List<ListenableFuture<String>> grpcCallForEachBad(Channel channel, MethodDescriptor<String, String> lookup, List<String> keys) {
    List<ListenableFuture<String>> answers = new ArrayList<>();
    for (String key : keys) {
      answers.add(ClientCalls.futureUnaryCall(channel.newCall(lookup, CallOptions.DEFAULT), key)); // BUG
    }
    return answers;
  }

  void okHttpForEachBad(OkHttpClient client, List<String> addresses, Callback callback) {
    addresses.stream().map(address -> new Request.Builder().url(address).build()).forEach(request -> client.newCall(request).enqueue(callback)); // BUG
  }

  List<CompletableFuture<Integer>> linksOfAPageBad(String html) {
    List<CompletableFuture<Integer>> checks = new ArrayList<>();
    Matcher links = LINK.matcher(html);
    while (links.find()) {
      HttpRequest head = HttpRequest.newBuilder(URI.create(links.group(1))).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
      checks.add(http.sendAsync(head, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode)); // BUG
    }
    return checks;
  }

  List<CompletableFuture<Void>> rowsOfATableBad(ResultSet rows) throws SQLException {
    List<CompletableFuture<Void>> exports = new ArrayList<>();
    while (rows.next()) {
      String name = rows.getString("name");
      exports.add(CompletableFuture.runAsync(() -> write(name), workers)); // BUG
    }
    return exports;
  }

  void backlogEmptiedBad(Queue<Runnable> backlog) {
    Runnable job;
    while ((job = backlog.poll()) != null) {
      workers.execute(job); // BUG
    }
  }

  CompletableFuture<?>[] filesOfATreeBad(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> Files.isRegularFile(file))
          .map(file -> CompletableFuture.supplyAsync(() -> size(file))) // BUG
          .toArray(CompletableFuture[]::new);
    }
  }

  void linesStreamedBad(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      lines.filter(line -> !line.isBlank()).forEach(line -> workers.submit(() -> write(line))); // BUG
    }
  }

  void delayedForEachBad(List<String> reminders) {
    for (String reminder : reminders) {
      timer.schedule(() -> write(reminder), reminder.length(), TimeUnit.SECONDS); // BUG
    }
  }

  void guavaSubmitBad(String csv) {
    for (String cell : csv.split(";")) {
      ListenableFuture<Void> written = Futures.submit(() -> write(cell), workers); // BUG
      written.addListener(() -> System.out.println(cell), Runnable::run);
    }
  }

  void completionServiceBad(List<String> names) throws InterruptedException, ExecutionException {
    CompletionService<Integer> done = new ExecutorCompletionService<>(workers);
    for (String name : names) {
      done.submit(() -> name.length()); // BUG
    }
    for (int i = 0; i < names.size(); i++) {
      System.out.println(done.take().get());
    }
  }

  void nestedLoopsBad(Map<String, List<String>> articlesByShop) {
    articlesByShop.forEach((shop, articles) -> {
      for (String article : articles) {
        workers.execute(() -> write(shop + "/" + article)); // BUG
      }
    });
  }

  // ---- one request for all, or something that holds the loop back

  CompletableFuture<SendMessageResponse> oneMessageForAllOk(SqsAsyncClient sqs, String queue, List<String> orders) {
    StringBuilder body = new StringBuilder();
    for (String order : orders) {
      body.append(order).append('\n');
    }
    return sqs.sendMessage(message -> message.queueUrl(queue).messageBody(body.toString()));
  }

  void oneAfterTheOtherOk(SqsAsyncClient sqs, String queue, List<String> orders) {
    for (String order : orders) {
      SendMessageResponse sent = sqs.sendMessage(message -> message.queueUrl(queue).messageBody(order)).join();
      System.out.println(sent.messageId());
    }
  }

  void okHttpSynchronousOk(OkHttpClient client, List<String> addresses) throws IOException {
    for (String address : addresses) {
      try (okhttp3.Response response = client.newCall(new Request.Builder().url(address).build()).execute()) {
        System.out.println(response.code());
      }
    }
  }

  void pausedBetweenOk(List<String> reminders) throws InterruptedException {
    for (String reminder : reminders) {
      workers.execute(() -> write(reminder));
      Thread.sleep(50);
    }
  }

  void windowOfRowsOk(ResultSet rows) throws SQLException {
    List<CompletableFuture<Void>> window = new ArrayList<>();
    while (rows.next()) {
      String name = rows.getString("name");
      window.add(CompletableFuture.runAsync(() -> write(name), workers));
      if (window.size() == 20) {
        window.remove(0).join();
      }
    }
  }

  CompletableFuture<Void> oneTaskForTheWholeOk(List<String> names) {
    return CompletableFuture.runAsync(() -> names.forEach(Exporter::write), workers);
  }

  // ---- helpers

  private static Void write(String line) {
    System.out.println(line);
    return null;
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
