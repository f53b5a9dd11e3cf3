package dev.concurrency.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fixes for things that are thrown away, and for periodic tasks, write into the source. */
class MendingTest {

  @TempDir Path sources;

  /** Where nothing may be changed, the second text is the first one. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void mendsWhatIsThrownAway(String what, String before, String after) throws IOException {
    Path file = sources.resolve("Shop.java");
    Files.writeString(file, SHOP.formatted(before.stripTrailing().indent(4)));
    List<Finding> findings = Analysis.of(sources).findings();
    assertThat(findings).as("findings").isNotEmpty();

    FixesTest.apply(sources, findings.stream().filter(finding -> !finding.fixes().isEmpty()).toList());

    assertThat(file).hasContent(SHOP.formatted(after.stripTrailing().indent(4)));
    assertThat(Analysis.of(sources).lost()).as("compile errors after the fix").isEmpty();
  }

  private static final String SHOP =
      """
      package shop;

      import java.util.concurrent.*;
      import reactor.core.publisher.Mono;
      import reactor.test.StepVerifier;

      abstract class Shop {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);

        abstract CompletableFuture<String> order(int number);

        abstract Mono<String> find(String name);

        abstract Runnable task();

        void pay() {
          throw new IllegalStateException();
        }

        void run(boolean again, Mono<String> given) {
      %s  }
      }
      """;

  static Stream<Arguments> examples() {
    return Stream.of(
        arguments(
            "a future",
            """
            order(17); // tea
            """,
            """
            order(17).whenComplete((done, failure) -> {
              if (failure != null) {
                System.getLogger("shop.Shop").log(System.Logger.Level.WARNING, "Shop.order failed", failure);
              }
            }); // tea
            """),
        arguments(
            "a chain with a call on each line",
            """
            order(17)
                .thenApply(String::length)
                .thenAccept(System.out::println);
            """,
            """
            order(17)
                .thenApply(String::length)
                .thenAccept(System.out::println)
                .whenComplete((done, failure) -> {
                  if (failure != null) {
                    System.getLogger("shop.Shop").log(System.Logger.Level.WARNING, "The chain from Shop.order to CompletableFuture.thenAccept failed", failure);
                  }
                });
            """),
        arguments(
            "where the names are taken",
            """
            class System {}
            String failure = "no tea";
            order(17).thenAccept(done -> java.lang.System.out.println(failure));
            """,
            """
            class System {}
            String failure = "no tea";
            order(17).thenAccept(done -> java.lang.System.out.println(failure)).whenComplete((done2, failure2) -> {
              if (failure2 != null) {
                java.lang.System.getLogger("shop.Shop").log(java.lang.System.Logger.Level.WARNING, "The chain from Shop.order to CompletableFuture.thenAccept failed", failure2);
              }
            });
            """),
        unchanged(
            "a variable, which may be of a type that what mends does not return",
            """
            CompletableFuture<String> order = order(17);
            """),
        arguments(
            "a subscription, with as many arguments as it has not",
            """
            find("tea").subscribe();
            find("tea").subscribe(System.out::println /* all */);
            """,
            """
            find("tea").subscribe(done -> {}, failure -> System.getLogger("shop.Shop").log(System.Logger.Level.WARNING, "The chain from Shop.find to Mono.subscribe failed", failure));
            find("tea").subscribe(System.out::println /* all */, failure -> System.getLogger("shop.Shop").log(System.Logger.Level.WARNING, "The chain from Shop.find to Mono.subscribe failed", failure));
            """),
        arguments(
            "a publisher",
            """
            find("tea").map(String::trim);
            """,
            """
            find("tea").map(String::trim).subscribe(done -> {}, failure -> System.getLogger("shop.Shop").log(System.Logger.Level.WARNING, "The chain from Shop.find to Mono.map failed", failure));
            """),
        unchanged(
            "a publisher made of one that somebody else may subscribe to",
            """
            given.map(String::trim);
            """),
        arguments(
            "a publisher in front of one that is returned",
            """
            Callable<Mono<String>> both = () -> {
              find("milk"); // first
              // And then:
              return find("tea")
                  .map(String::trim);
            };
            """,
            """
            Callable<Mono<String>> both = () -> {
              return find("milk") // first
              // And then:
                  .then(find("tea")
                  .map(String::trim));
            };
            """),
        unchanged(
            "a publisher in code that returns another one later, or in another case",
            """
            Callable<Mono<String>> both = () -> {
              if (again) find("milk");
              find("cake"); int i;
              return find("tea");
            };
            """),
        arguments(
            "a description of a test",
            """
            StepVerifier.create(given).expectNext("tea");
            Runnable later = () -> StepVerifier.create(given).expectComplete();
            """,
            """
            StepVerifier.create(given).expectNext("tea").verifyComplete();
            Runnable later = () -> StepVerifier.create(given).expectComplete().verify();
            """),
        arguments(
            "a periodic task of one expression",
            """
            clock.scheduleAtFixedRate(() -> pay() /* twice */, 1, 1, TimeUnit.DAYS);
            """,
            """
            clock.scheduleAtFixedRate(() -> {
              try {
                pay() /* twice */;
              } catch (RuntimeException failure) {
                System.getLogger("shop.Shop").log(System.Logger.Level.WARNING, "The periodic task failed", failure);
              }
            }, 1, 1, TimeUnit.DAYS);
            """),
        arguments(
            "a periodic task of several lines, one of them a comment",
            """
            clock.scheduleAtFixedRate(
                () -> { // often
                  if (again) {
                    pay();
                  }

                  pay(); // http://pay
                },
                1, 1, TimeUnit.DAYS);
            """,
            """
            clock.scheduleAtFixedRate(
                () -> {
                  try {
                    // often
                    if (again) {
                      pay();
                    }

                    pay(); // http://pay
                  } catch (RuntimeException failure) {
                    System.getLogger("shop.Shop").log(System.Logger.Level.WARNING, "The periodic task failed", failure);
                  }
                },
                1, 1, TimeUnit.DAYS);
            """),
        arguments(
            "a periodic task with a text block, whose lines must not be moved",
            """
            clock.scheduleAtFixedRate(() -> { System.out.println(""\"
                today
                ""\"); pay(); }, 1, 1, TimeUnit.DAYS);
            """,
            """
            clock.scheduleAtFixedRate(() -> {
                  try {
                    System.out.println(""\"
                today
                ""\"); pay();
                  } catch (RuntimeException failure) {
                    System.getLogger("shop.Shop").log(System.Logger.Level.WARNING, "The periodic task failed", failure);
                  }
                }, 1, 1, TimeUnit.DAYS);
            """),
        arguments(
            "a periodic task in a variable, and one that is referred to",
            """
            Runnable task = this::pay;
            clock.scheduleAtFixedRate(task, 1, 1, TimeUnit.DAYS);
            clock.scheduleAtFixedRate(Shop.this::pay, 1, 1, TimeUnit.DAYS);
            """,
            """
            Runnable task = this::pay;
            clock.scheduleAtFixedRate(() -> {
              try {
                task.run();
              } catch (RuntimeException failure) {
                System.getLogger("shop.Shop").log(System.Logger.Level.WARNING, "The periodic task failed", failure);
              }
            }, 1, 1, TimeUnit.DAYS);
            clock.scheduleAtFixedRate(() -> {
              try {
                Shop.this.pay();
              } catch (RuntimeException failure) {
                System.getLogger("shop.Shop").log(System.Logger.Level.WARNING, "The periodic task failed", failure);
              }
            }, 1, 1, TimeUnit.DAYS);
            """),
        unchanged(
            "a periodic task in a variable that a lambda may not read, and one of an object that is asked for",
            """
            Runnable task;
            for (int i = 0; i < 2; i++) {
              task = this::pay;
              clock.scheduleAtFixedRate(task, 1, 1, TimeUnit.DAYS);
            }
            clock.scheduleAtFixedRate(((Shop) this)::pay, 1, 1, TimeUnit.DAYS);
            """));
  }

  private static Arguments unchanged(String what, String text) {
    return arguments(what, text, text);
  }

  @Test
  void whatTheUsersCatalogueSaysComesFirst(@TempDir Path settings) throws IOException {
    Path catalog =
        Files.writeString(
            settings.resolve("mine.catalog"),
            """
            handles shop.Shop$Order#finish
            mends shop.Shop$Order#finish(java.util.function.Consumer) "failure -> log(failure)"
            mends reactor.core.publisher.Mono#subscribe never
            followed-by reactor.core.publisher.Mono#then(reactor.core.publisher.Mono) never
            """);
    String before =
        """
        package shop;

        import java.util.concurrent.*;
        import java.util.function.*;
        import reactor.core.publisher.Mono;

        abstract class Shop {
          static class Order extends CompletableFuture<String> {
            void finish(Consumer<Throwable> handler) {
              whenComplete((done, failure) -> handler.accept(failure));
            }
          }

          abstract Order order(int number);

          abstract Mono<String> find(String name);

          void run() {
            order(17);
            find("tea").subscribe();
          }

          Mono<String> both() {
            find("milk");
            return find("tea");
          }
        }
        """;
    Path file = Files.writeString(sources.resolve("Shop.java"), before);
    List<Finding> findings = Analysis.of(sources, List.of(catalog.toString())).findings();
    assertThat(findings).hasSize(3);

    FixesTest.apply(sources, findings.stream().filter(finding -> !finding.fixes().isEmpty()).toList());

    assertThat(file).hasContent(before.replace("(17)", "(17).finish(failure -> System.getLogger(\"shop.Shop\").log(System.Logger.Level.WARNING, \"Shop.order failed\", failure))"));
    assertThat(Analysis.of(sources, List.of(catalog.toString())).findings()).hasSize(2);
  }

  /** The arguments that the catalogue gives to calls that mend fit: on a value of the type, for which nothing else is known. */
  @Test
  void everyCallThatMendsCompiles() throws Exception {
    List<Entry> mends = Catalog.builtIn().entries().stream().filter(entry -> entry.verb() == Verb.MENDS).toList();
    StringBuilder calls = new StringBuilder();
    for (Entry entry : mends) {
      Class<?> type = Class.forName(entry.owner());
      String wildcards = Stream.of(type.getTypeParameters()).map(each -> "?").collect(Collectors.joining(", ", "<", ">")).replace("<>", "");
      calls.append("  void mend(%s%s value) { value.%s(%s); }%n".formatted(type.getCanonicalName(), wildcards, entry.name(), entry.tag()));
    }
    Files.writeString(sources.resolve("Mended.java"), "abstract class Mended {%n  abstract void log(Throwable failure);%n%s}%n".formatted(calls));

    assertThat(mends).isNotEmpty();
    assertThat(Analysis.of(sources).lost()).isEmpty();
  }
}
