package dev.concurrency.checker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of {@link BuiltInCatalogTest} can fail: each of these lines is wrong in one way. */
class EntryCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          blocks java.lang.Tread#sleep sleep                                                            | there is no type java.lang.Tread
          async java.util.concurrent.Futur hot                                                          | there is no type java.util.concurrent.Futur
          blocks java.lang.Thread#slep sleep                                                            | no method fits java.lang.Thread#slep
          blocks java.lang.Thread#sleep(int) sleep                                                      | no method fits java.lang.Thread#sleep(int)
          blocks java.util.concurrent.Future#get(long,TimeUnit) future                                  | no method fits java.util.concurrent.Future#get(long,TimeUnit)
          blocks java.lang.Thread#zzz* sleep                                                            | no method fits java.lang.Thread#zzz*
          blocks java.util.concurrent.Future#wait* lock                                                 | no method fits java.util.concurrent.Future#wait*
          blocks java.lang.Thread#sleep(double,*) sleep                                                 | no method fits java.lang.Thread#sleep(double,*)
          blocks java.lang.Thread#sleep sleep unless zero:2                                             | in no overload argument 2 is a number
          blocks java.util.concurrent.TimeUnit#timedJoin lock unless zero:0                             | in no overload argument 0 is a number
          blocks java.util.concurrent.Future#get future unless unbounded                                | in no overload the receiver is a queue
          role java.lang.Runnable loop only with:no.Such                                                | there is no type no.Such
          role java.lang.Runnable loop only called:java.lang.Thread#noSuch                              | no method fits java.lang.Thread#noSuch
          role java.lang.Runnable loop except extended:no.Such                                          | there is no type no.Such
          proxied java.lang.String java.util.concurrent.Future                                          | 'proxied' does not suit class java.lang.String
          proxied java.lang.Deprecated no.Such                                                          | 'proxied' does not suit interface java.lang.Deprecated
          proxied java.lang.Deprecated java.lang.Void except set:java.lang.annotation.Retention#value=NO | there is no setting java.lang.annotation.Retention#value=NO
          early java.lang.Deprecated java.lang.Nothing                                                  | 'early' does not suit interface java.lang.Deprecated
          early java.lang.Thread java.lang.Void                                                         | 'early' does not suit class java.lang.Thread
          driver java.lang.String "Text"                                                                | 'driver' does not suit class java.lang.String
          blocks java.lang.Thread#sleep sleep only with:java.lang.Thread                                | 'only', 'except with' and 'except extended' are for 'role' and 'annotation' only
          blocks java.lang.Thread#sleep sleep except called:java.lang.Thread#start                      | 'except:called:java.lang.Thread#start' does not suit BLOCKS
          role java.lang.Thread#run virtual unless done                                                 | 'unless' is for 'blocks' only
          role java.lang.Thread#run virtual except called:java.lang.Thread#begin                        | no method fits java.lang.Thread#begin
          runs java.util.Map#forEach 1 inline                                                           | in no overload argument 1 is a functional interface
          runs java.util.Map#merge 0 inline                                                             | in no overload argument 0 is a functional interface
          runs java.util.concurrent.CompletableFuture#supplyAsync 0 executor 1                          | not in every overload argument 1 is an executor
          runs java.util.concurrent.CompletableFuture#runAsync(java.lang.Runnable) 0 executor 0         | not in every overload argument 0 is an executor
          emits reactor.core.publisher.Mono#publishOn executor 1                                        | not in every overload argument 1 is an executor
          emits reactor.core.publisher.Mono#delay(java.time.Duration) subscribe-on 0                    | not in every overload argument 0 is an executor
          executor java.util.concurrent.Executors#newFixedThreadPool bounded 1                          | not in every overload argument 1 is an int
          executor java.util.concurrent.Executors#callable inline                                       | in no overload the result is an executor
          executor java.lang.Thread virtual                                                             | 'executor' does not suit class java.lang.Thread
          emits java.lang.Thread virtual                                                                | 'emits' does not suit class java.lang.Thread
          annotation java.lang.Thread virtual                                                           | 'annotation' does not suit class java.lang.Thread
          runs java.lang.Iterable#forEach 0 receiver                                                    | not in every overload the receiver is an executor
          runs java.lang.Iterable#forEach 0 stage                                                       | not in every overload what it continues is a stage or publisher
          emits java.util.concurrent.CompletionStage#toString stage                                     | no method fits
          emits java.util.concurrent.Future#isDone inline                                               | in no overload the result is a stage or publisher
          derives java.util.concurrent.CompletableFuture#join                                           | in no overload the result is a stage or publisher
          finished java.util.concurrent.CompletableFuture#complete                                      | in no overload the result is a stage or publisher
          joins-all java.util.concurrent.CompletableFuture#join                                         | in no overload the result is a stage
          times-out java.util.concurrent.Future#get stage                                               | in no overload the result is a stage or publisher
          tells-done java.util.concurrent.Future#get                                                    | in no overload the result is a boolean
          tells-loop java.lang.Thread#getName                                                           | in no overload the result is a boolean
          fluent java.util.concurrent.Future#isDone                                                     | in no overload the result can be the receiver
          fluent java.util.concurrent.CompletableFuture#completedFuture                                 | in no overload the result can be the receiver
          ignorable java.lang.Thread#start                                                              | in no overload there is a result
          followed-by reactor.core.publisher.Mono#then(reactor.core.publisher.Mono) java.lang.String    | in no overload the result is a java.lang.String
          mends java.lang.Thread#join(long) "failure -> log(failure)"                                   | in no overload the functions among the arguments are for functional interfaces
          """)
  void tellsWhatIsWrong(String line, String problem) {
    List<String> problems = problems(line);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).startsWith("broken.catalog:1: ").contains(problem).endsWith(".");
  }

  @Test
  void isContentWithALineThatFits() {
    assertThat(problems("runs java.util.concurrent.CompletableFuture#supplyAsync(java.util.function.Supplier,java.util.concurrent.Executor) 0 executor 1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          blocks java.lang.Thread#sleep sleep                     | blocks java.lang.Thread#sleep sleep unless zero:0      | [broken.catalog:1, broken.catalog:2]
          blocks java.lang.Thread#sleep sleep                     | blocks java.lang.Thread#sleep never                    | [broken.catalog:1, broken.catalog:2]
          async java.util.concurrent.Future hot                   | async java.util.concurrent.Future cold                 | [broken.catalog:1, broken.catalog:2]
          runs java.util.Map#forEach 0 inline                     | runs java.util.Map#forEach 0 common-pool               | [broken.catalog:1, broken.catalog:2]
          blocks java.util.Deque#poll queue                       | blocks java.util.concurrent.BlockingQueue#poll never   | [broken.catalog:1, broken.catalog:2]
          """)
  void twoLinesContradictEachOther(String one, String other, String both) {
    String aClassWithBothInterfaces = "\nheavy java.util.concurrent.LinkedBlockingDeque#drainTo";

    Catalog catalog = Catalog.parse("broken.catalog", one + "\n" + other + aClassWithBothInterfaces);

    assertThat(new Ambiguities(catalog).find()).isNotEmpty().allMatch(conflict -> conflict.startsWith(both));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          blocks java.lang.Thread#sleep sleep                     | blocks java.lang.Thread#sleep(long) never
          blocks java.util.concurrent.BlockingQueue#put queue     | blocks java.util.concurrent.DelayQueue#put never
          runs java.util.Map#forEach 0 inline                     | runs java.util.Map#forEach 1 common-pool
          """)
  void twoLinesOfWhichOneIsNarrowerDoNot(String one, String other) {
    assertThat(new Ambiguities(Catalog.parse("fine.catalog", one + "\n" + other)).find()).isEmpty();
  }

  private static List<String> problems(String line) {
    Catalog builtIn = Catalog.builtIn();
    return new EntryCheck(builtIn).problems(Catalog.parse("broken.catalog", line).entries().get(0));
  }
}
