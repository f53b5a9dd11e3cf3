package dev.concurrency.checker.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concurrency.checker.catalog.Where.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogParserTest {

  @Test
  void readsALine() {
    Entry entry = parse("blocks a.B$C#get(long,byte[]) future unless done unless zero:0 because \"it waits\" # like this").get(0);

    assertThat(entry)
        .isEqualTo(
            new Entry(Verb.BLOCKS, "a.B$C", "get", List.of("long", "byte[]"), -1, null, "future", List.of("unless:done", "unless:zero:0"), "it waits", "my.catalog:1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inline               | INLINE      | -1
          common-pool          | COMMON_POOL | -1
          bounded              | BOUNDED     | -1
          bounded 3            | BOUNDED     | 3
          executor 1           | EXECUTOR    | 1
          subscribe-on 0       | SUBSCRIBE_ON | 0
          caller-loop          | CALLER_LOOP | -1
          """)
  void readsAThread(String words, Kind kind, int argument) {
    assertThat(parse("runs a.B#m 2 " + words).get(0).where()).isEqualTo(new Where(kind, argument, ""));
    assertThat(parse("runs a.B#m 2 " + words + " \"a label\"").get(0).where()).isEqualTo(new Where(kind, argument, "a label"));
  }

  @Test
  void readsWhenAnEntryHolds() {
    assertThat(parse("annotation a.B loop only on-method only returns-async only with:a.C except with:a.D").get(0).conditions())
        .containsExactly("only:on-method", "only:returns-async", "only:with:a.C", "except:with:a.D");
    assertThat(parse("role a.B loop only called:a.C#m except called:a.D#m").get(0).conditions()).containsExactly("only:called:a.C#m", "except:called:a.D#m");
  }

  @Test
  void readsExceptions() {
    assertThat(parse("blocks a.B#m never")).allMatch(Entry::isNever);
    assertThat(parse("runs a.B#m 0 never")).allMatch(Entry::isNever);
    assertThat(parse("async a.B never")).allMatch(Entry::isNever);
    assertThat(parse("ignorable a.B#m never")).allMatch(Entry::isNever);
  }

  @Test
  void countsLinesAndPassesOverComments() {
    String text =
        """
        library Nothing 1.0

        # A comment.
        include other.catalog
          heavy a.B#m   # Another one.\r
        """;

    CatalogParser.Parsed parsed = new CatalogParser("my.catalog").parse(text);

    assertThat(parsed.includes()).containsExactly("other.catalog");
    assertThat(parsed.entries()).singleElement().satisfies(entry -> assertThat(entry.origin()).isEqualTo("my.catalog:5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          block a.B#m sleep                               | 'block' is not a verb; known are blocks, runs, emits
          blocks                                          | the line ends where a type or method is expected
          blocks a.B#m                                    | the line ends where one of sleep, lock, future
          blocks a.B#m slep                               | 'slep' is not expected here; use one of sleep, lock, future
          blocks a.B sleep                                | 'blocks' is about a method, such as a.B#m, but 'a.B' is none
          blocks a.B#m*n sleep                            | 'a.B#m*n' is not a type or a method
          blocks a.B#m(int sleep                          | 'a.B#m(int' is not a type or a method
          blocks a.B#m(*,int) sleep                       | 'a.B#m(*,int)' is not a type or a method
          blocks a.B# sleep                               | 'a.B#' is not a type or a method
          async a.B#m hot                                 | 'async' is about a type, but 'a.B#m' is none
          async a.B warm                                  | 'warm' is not expected here; use one of hot, cold
          runs a.B#m inline                               | 'inline' is not a number
          runs a.B#m 0                                    | the line ends where a thread, such as inline, common-pool
          runs a.B#m 0 elsewhere                          | 'elsewhere' is not a thread; known are loop, common-pool
          runs a.B#m 0 executor                           | the line ends where the position of the executor argument is expected
          runs a.B#m 0 executor first                     | 'first' is not a number
          runs a.B#m 0 inline 1                           | '1' is not expected here; a line is: verb subject
          times-out a.B#m never never                     | 'never' is not expected here
          followed-by a.B#m(a.B)                          | the line ends where the type that the method returns is expected
          followed-by a.B#m a.B                           | 'a.B#m' has to name the one parameter of the method
          mends a.B#m                                     | the line ends where its arguments, such as "failure -> log(failure)" is expected
          mends a.B#m "log()"                             | 'a.B#m' has to name the parameters of one method, for which "log()" are the arguments
          mends a.B#m(int,int) "f(1, 2)"                  | 'a.B#m(int,int)' has to name the parameters of one method
          proxied a.B                                     | the line ends where the type that the methods may return
          proxied a.B a.C except set:a.D                  | 'a.D' is no setting of an annotation
          driver a.B                                      | the line ends where what asks without waiting, such as "R2DBC" is expected
          driver a.B#m "C"                                | 'driver' is about a type, but 'a.B#m' is none
          role a.B loop except extended:a.C#m             | 'a.C#m' is no type
          heavy a.B#m very                                | 'very' is not expected here
          blocks a.B#m sleep unless                       | the line ends where a condition after 'unless' is expected
          blocks a.B#m sleep unless finished              | 'unless finished' is not a condition; known are unless done
          blocks a.B#m sleep unless done:1                | 'done:1' is not expected here; the condition 'unless done' has no value
          blocks a.B#m sleep unless zero:x                | 'x' is not a number
          blocks a.B#m never unless done                  | 'unless' is not expected here
          role a.B loop except passed-to:a.C              | 'a.C' names no method, such as a.B#m
          role a.B loop only sometimes                    | 'only sometimes' is not a condition; known are
          role a.B loop only called:a.C                   | 'a.C' names no method, such as a.B#m
          role a.B loop only with:a.C#m                   | 'a.C#m' is no type
          role a.B loop except with:                      | '' is not a type or a method
          role a.B loop only returns-async:1              | the condition 'only returns-async' has no value
          role a.B loop except called:a.C#-               | 'a.C#-' is not a type or a method
          blocks a.B#m sleep because                      | the line ends where a quoted reason after 'because' is expected
          include                                         | the line ends where the name of the file to include is expected
          library Netty                                   | the line ends where the version family of the library is expected
          """)
  void saysWhatIsWrongAndWhere(String line, String problem) {
    assertThatThrownBy(() -> parse("# A comment.\n" + line))
        .isInstanceOf(CatalogException.class)
        .hasMessageStartingWith("Catalogue my.catalog, line 2: ")
        .hasMessageContaining(problem)
        .hasMessageEndingWith(".");
  }

  @Test
  void tellsAMissingFileAndAnIncludeInAUsersFile(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("missing.catalog");
    Path including = Files.writeString(folder.resolve("mine.catalog"), "include other.catalog\n");

    assertThatThrownBy(() -> Catalog.of(List.of(missing), List.of(), sentence -> {})).isInstanceOf(CatalogException.class).hasMessageContaining(missing + " does not exist");
    assertThatThrownBy(() -> Catalog.of(List.of(including), List.of(), sentence -> {}))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(including + ": 'include' works only in the checker's own files");
  }

  private static List<Entry> parse(String text) {
    return Catalog.parse("my.catalog", text).entries();
  }
}
