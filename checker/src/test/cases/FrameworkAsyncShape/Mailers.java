import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.springframework.context.annotation.AdviceMode;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncResult;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What methods return that are to run on another thread. */
class Mailers {

  @Configuration
  @EnableAsync(mode = AdviceMode.PROXY)
  static class Settings {}

  @Async
  String stringBad() { // BUG
    return "sent";
  }

  @Async
  int primitiveBad() { // BUG
    return 1;
  }

  @Async
  boolean booleanBad() { // BUG
    return true;
  }

  @Async
  List<String> listBad() { // BUG
    return List.of("sent");
  }

  @Async
  byte[] arrayBad() { // BUG
    return new byte[0];
  }

  /** A stage is no future. */
  @Async
  CompletionStage<String> stageBad() { // BUG
    return CompletableFuture.completedStage("sent");
  }

  @Async
  Mono<String> monoBad() { // BUG
    return Mono.just("sent");
  }

  @Async
  Flux<String> fluxBad() { // BUG
    return Flux.just("sent");
  }

  @Async("mailThreads")
  Receipt ownTypeBad() { // BUG
    return new Receipt("sent");
  }

  @EventListener
  @Async
  Receipt listenerBad(Receipt receipt) { // BUG
    return receipt;
  }

  @Async
  Integer boxedBad() { // BUG
    return 1;
  }

  @Async
  Map<String, Future<String>> mapOfFuturesBad() { // BUG
    return Map.of();
  }

  @Async
  void voidOk() {
    System.gc();
  }

  @Async
  Future<String> futureOk() {
    return new AsyncResult<>("sent");
  }

  @Async
  CompletableFuture<String> completableOk() {
    return CompletableFuture.completedFuture("sent");
  }

  @Async
  AsyncResult<String> subtypeOk() {
    return new AsyncResult<>("sent");
  }

  /** Up to Spring 5 it comes back as null, which is all that it can be. */
  @Async
  Void boxedVoidOk() {
    return null;
  }

  /** What it is in the end, nobody knows. */
  @Async
  <T> T unknownTypeOk() {
    return null;
  }

  @Scheduled(fixedRate = 1_000)
  String otherAnnotationOk() {
    return "tick";
  }

  String noAnnotationOk() {
    return "sent";
  }

  record Receipt(String text) {}
}

/** Calls of such methods on the object itself. */
@Service
class Newsletter {
  private final List<String> sent = new ArrayList<>();
  private Newsletter self;
  private Press press;
  private ExecutorService pool;

  @Async
  public void deliver(String reader) {
    sent.add(reader);
  }

  @Async
  CompletableFuture<Integer> count() {
    return CompletableFuture.completedFuture(sent.size());
  }

  @Async
  protected void archive() {
    sent.clear();
  }

  public void inALoopBad(List<String> readers) {
    for (String reader : readers) {
      deliver(reader); // BUG
    }
  }

  void withThisBad() {
    this.deliver("Ada"); // BUG
  }

  int futureOfItselfBad() {
    return count().join(); // BUG
  }

  private void fromAPrivateMethodBad() {
    deliver("Ada"); // BUG
  }

  void protectedBad() {
    archive(); // BUG
  }

  void lambdaInPlaceBad(Collection<String> readers) {
    readers.forEach(reader -> deliver(reader)); // BUG
  }

  void referenceInPlaceBad(Collection<String> readers) {
    readers.forEach(this::deliver); // BUG
  }

  void streamInPlaceBad(Collection<String> readers) {
    readers.stream().filter(reader -> !reader.isEmpty()).forEach(reader -> deliver(reader)); // BUG
  }

  @Scheduled(fixedRate = 1_000)
  void scheduledBad() {
    deliver("Ada"); // BUG
  }

  @EventListener
  void listenerOfEventsBad(String reader) {
    if (!reader.isBlank()) {
      deliver(reader); // BUG
    }
  }

  CompletableFuture<Integer> givenOnBad() {
    return count().thenApply(n -> n + 1); // BUG
  }

  void otherObjectOk(Newsletter other) {
    other.deliver("Ada");
  }

  /** The proxy, if the container has put it there. */
  void injectedSelfOk() {
    self.deliver("Ada");
  }

  void otherBeanOk() {
    press.print("Ada");
  }

  /** Already on the other thread. */
  @Async
  void asyncItselfOk(List<String> readers) {
    readers.forEach(this::deliver);
  }

  /** Sent elsewhere by hand: whoever does that does not count on the container. */
  void ruff23425_lambdaToOwnPoolOk() {
    pool.execute(() -> deliver("Ada"));
  }

  void referenceElsewhereOk() {
    CompletableFuture.runAsync(this::archive, pool);
  }

  void anonymousOk() {
    pool.execute(new Runnable() {
      @Override
      public void run() {
        deliver("Ada");
      }
    });
  }

  void keptOk(List<Runnable> later) {
    later.add(() -> deliver("Ada"));
  }

  void plainMethodOk() {
    plain();
  }

  void plain() {}

  static void ofAnArgumentOk(Newsletter newsletter) {
    newsletter.archive();
  }

  interface Press {
    @Async
    void print(String reader);
  }
}

/** The annotation of the class holds for all. */
@Async
class AllAsync {
  public void deliver(String reader) {}

  public void deliverAllOk(List<String> readers) {
    readers.forEach(this::deliver);
  }

  /** Perhaps nobody calls it from outside. */
  public String nameOk() {
    return "all";
  }
}

class SubNewsletter extends Newsletter {

  void inheritedBad() {
    archive(); // BUG
  }

  /** Asynchronous as the method that it overrides. */
  @Override
  public void deliver(String reader) {
    overriddenOk(reader);
  }

  private void overriddenOk(String reader) {
    super.deliver(reader);
  }
}

class FinalMethods {

  @Async
  public void deliver(String reader) {}

  /** A final method of a class without interfaces runs on the proxy itself, whose other methods are overridden. */
  final void onTheProxyOk() {
    deliver("Ada");
  }

  final void callsAPrivateMethod() {
    privateOnTheProxyOk();
  }

  private void privateOnTheProxyOk() {
    deliver("Ada");
  }

  void notFinalBad() {
    deliver("Ada"); // BUG
  }
}

/** Methods that no proxy can override. */
class Hidden {

  @Async
  private void privateBad() { // BUG
    System.gc();
  }

  @Async
  static void staticBad() { // BUG
    System.gc();
  }

  @Async
  public final void finalBad() { // BUG
    System.gc();
  }

  @Async
  private String privateWithResultBad() { // BUG
    return "";
  }

  /** One finding says it: the method's. */
  void callsPrivateOk() {
    privateBad();
    staticBad();
  }

  @Async
  void packagePrivateOk() {
    System.gc();
  }

  @Async
  protected void protectedOk() {
    System.gc();
  }

  static final class Printer implements Newsletter.Press {
    /** A proxy of the interface need not override it. */
    @Override
    @Async
    public final void print(String reader) {}

    void finalOfInterfaceOk() {}
  }

  @Configuration
  static class SettingsOk {
    @Async
    public void inConfiguration() {}
  }
}
