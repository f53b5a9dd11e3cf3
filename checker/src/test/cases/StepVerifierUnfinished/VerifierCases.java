import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** Expectations that are verified, and others that are only written down. */
class VerifierCases {
  private final Flux<String> orders = Flux.just("tea", "milk").map(String::trim);
  private StepVerifier kept;

  void createdBad() {
    StepVerifier.create(orders); // BUG
  }

  void expectedBad() {
    StepVerifier.create(orders).expectNext("tea", "milk"); // BUG
  }

  void completionBad() {
    StepVerifier.create(orders).expectNextCount(2).expectComplete(); // BUG
  }

  void overLinesBad() {
    StepVerifier.create(orders)
        .expectNext("tea")
        .expectNext("milk")
        .expectComplete(); // BUG
  }

  void errorBad() {
    StepVerifier.create(Mono.error(new IllegalStateException())).expectError(); // BUG
  }

  void errorOfClassBad() {
    StepVerifier.create(orders).expectError(IllegalStateException.class); // BUG
  }

  void errorMessageBad() {
    StepVerifier.create(orders).expectErrorMessage("no stock"); // BUG
  }

  void consumedBad() {
    StepVerifier.create(orders).assertNext(order -> System.out.println(order)); // BUG
  }

  void consumedWhileBad() {
    StepVerifier.create(orders).thenConsumeWhile(order -> true).expectComplete(); // BUG
  }

  void requestBad() {
    StepVerifier.create(orders, 1).thenRequest(1).expectNext("tea").thenCancel(); // BUG
  }

  void virtualTimeBad() {
    StepVerifier.withVirtualTime(() -> Mono.delay(Duration.ofHours(1))).thenAwait(Duration.ofHours(1)).expectNext(0L).expectComplete(); // BUG
  }

  void subscriptionBad() {
    StepVerifier.create(orders).expectSubscription(); // BUG
  }

  void noEventBad() {
    StepVerifier.create(orders).expectNoEvent(Duration.ofMillis(10)); // BUG
  }

  void timeoutBad() {
    StepVerifier.create(orders).expectTimeout(Duration.ofMillis(10)); // BUG
  }

  void matchesBad() {
    StepVerifier.create(orders).expectNextMatches(order -> order.startsWith("t")); // BUG
  }

  void inLoopBad(List<Flux<String>> all) {
    for (Flux<String> each : all) {
      StepVerifier.create(each).expectNextCount(2).expectComplete(); // BUG
    }
  }

  void inLambdaBad(List<Flux<String>> all) {
    all.forEach(each -> StepVerifier.create(each).expectNextCount(2).expectComplete()); // BUG
  }

  void inBlockLambdaBad(List<Flux<String>> all) {
    all.forEach(
        each -> {
          StepVerifier.create(each).expectComplete(); // BUG
        });
  }

  void unusedVariableBad() {
    StepVerifier verifier = StepVerifier.create(orders).expectNextCount(2).expectComplete(); // BUG
  }

  void unusedStepBad() {
    StepVerifier.FirstStep<String> step = StepVerifier.create(orders); // BUG
  }

  void describedBad() {
    StepVerifier.create(orders).as("the orders").expectNext("tea").as("tea first"); // BUG
  }

  void recordedBad() {
    StepVerifier.create(orders).recordWith(java.util.ArrayList::new).expectNextCount(2).consumeRecordedWith(all -> System.out.println(all)); // BUG
  }

  void thenBad(TestPublisher<String> source) {
    StepVerifier.create(source).then(() -> source.next("tea")).expectNext("tea").thenCancel(); // BUG
  }

  void oneOfTwoBad() {
    StepVerifier.create(orders).expectNextCount(2).verifyComplete();
    StepVerifier.create(orders).expectNextCount(3).expectComplete(); // BUG
  }

  void loggedBad() {
    StepVerifier.create(orders).expectNextCount(2).expectComplete().log(); // BUG
  }

  void helperResultBad() {
    StepVerifier.create(all()).expectNextCount(2); // BUG
  }

  private Flux<String> all() {
    return orders;
  }

  void verifiedOk() {
    StepVerifier.create(orders).expectNext("tea", "milk").expectComplete().verify();
  }

  void verifyCompleteOk() {
    StepVerifier.create(orders).expectNextCount(2).verifyComplete();
  }

  void verifyErrorOk() {
    StepVerifier.create(orders).verifyError();
    StepVerifier.create(orders).verifyError(IllegalStateException.class);
    StepVerifier.create(orders).verifyErrorMessage("no stock");
  }

  void verifyErrorMatchesOk() {
    StepVerifier.create(orders).verifyErrorMatches(failure -> failure instanceof IllegalStateException);
  }

  void verifyTimeoutOk() {
    StepVerifier.create(orders).verifyTimeout(Duration.ofMillis(10));
  }

  void verifiedInTimeOk() {
    StepVerifier.create(orders).expectNextCount(2).expectComplete().verify(Duration.ofSeconds(1));
  }

  void verifyLaterOk() {
    StepVerifier.create(orders).expectNextCount(2).expectComplete().verifyLater().verify();
  }

  void assertionsOk() {
    StepVerifier.create(orders).expectNextCount(2).expectComplete().verifyThenAssertThat().hasNotDroppedElements();
  }

  void virtualTimeOk() {
    StepVerifier.withVirtualTime(() -> Mono.delay(Duration.ofHours(1))).thenAwait(Duration.ofHours(1)).expectNext(0L).verifyComplete();
  }

  void variableOk() {
    StepVerifier verifier = StepVerifier.create(orders).expectNextCount(2).expectComplete();
    verifier.verify();
  }

  void stepVariableOk() {
    StepVerifier.Step<String> step = StepVerifier.create(orders).expectNext("tea");
    step.expectNext("milk").verifyComplete();
  }

  /** A step returns the object that it was called on. */
  void builtUpOk(boolean more) {
    StepVerifier.FirstStep<String> step = StepVerifier.create(orders);
    step.expectNext("tea");
    if (more) {
      step.expectNext("milk");
    }
    step.verifyComplete();
  }

  StepVerifier returnedOk() {
    return StepVerifier.create(orders).expectNextCount(2).expectComplete();
  }

  StepVerifier.Step<String> returnedStepOk() {
    return StepVerifier.create(orders).expectNext("tea");
  }

  void returnedFromHelperOk() {
    returnedOk().verify();
    returnedStepOk().verifyComplete();
  }

  void passedToHelperOk() {
    check(StepVerifier.create(orders).expectNextCount(2));
  }

  private void check(StepVerifier.Step<String> step) {
    step.verifyComplete();
  }

  void passedAsVerifierOk() {
    run(StepVerifier.create(orders).expectNextCount(2).expectComplete());
  }

  private static void run(StepVerifier verifier) {
    verifier.verify();
  }

  void keptOk() {
    kept = StepVerifier.create(orders).expectNextCount(2).expectComplete();
  }

  Supplier<StepVerifier> suppliedOk() {
    return () -> StepVerifier.create(orders).expectComplete();
  }

  void collectedOk(List<StepVerifier> all) {
    all.add(StepVerifier.create(orders).expectComplete());
    all.forEach(StepVerifier::verify);
  }

  void mappedOk(List<Flux<String>> all) {
    all.stream().map(each -> StepVerifier.create(each).expectNextCount(2).expectComplete()).forEach(StepVerifier::verify);
  }

  void referenceOk(List<StepVerifier> all) {
    all.forEach(StepVerifier::verify);
  }

  void streamOfDurationsOk(List<Publisher<String>> all) {
    all.forEach(each -> StepVerifier.create(each).verifyComplete());
  }

  void parameterOk(StepVerifier.FirstStep<String> step) {
    step.expectNext("tea");
  }

  void namedUnusedOk() {
    StepVerifier unused = StepVerifier.create(orders).expectComplete();
  }

  void otherPublishersOk() {
    orders.collectList().block();
  }

  void testPublisherOk(TestPublisher<String> source) {
    source.next("tea").complete();
  }

  @SuppressWarnings("StepVerifierUnfinished")
  void suppressedOk() {
    StepVerifier.create(orders).expectComplete();
  }
}
