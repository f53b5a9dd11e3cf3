package dev.concurrency.maven.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresFileTest {

  private static final String GOOD = "{\"workload\":\"orders\",\"model\":\"pool\",\"throughput\":812.5}";

  @TempDir Path directory;

  @Test
  void everyFieldIsRead() {
    FiguresFile file =
        FiguresFile.parse(
            """
            {"workload": "orders", "model": "pool", "throughput": 812.5, "p99Millis": 3, "peakThreads": 8, "bytesPerTask": 1e3, "unfit": "lost some", "note": "of\\n two lines"}

            {"workload": "orders", "model": "virtual threads", "absent": "needs JDK 21", "throughput": null}
            """);
    assertThat(file.problems()).isEmpty();
    assertThat(file.measurements())
        .containsExactly(
            new Measurement("orders", "pool", 812.5, 3.0, 8.0, 1_000.0, "lost some", null, "of two lines"),
            new Measurement("orders", "virtual threads", null, null, null, null, null, "needs JDK 21", null));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "{\"workload\":\"orders\",\"mod                                | it is no JSON object",
    "812.5                                                          | it is no JSON object",
    "[1]                                                            | it is no JSON object",
    "{\"workload\":\"orders\",\"throughput\":1}                     | it needs a workload and a model, such as",
    "{\"workload\":\"orders\",\"model\":\" \",\"throughput\":1}     | 'model' has to be a text, not \" \"",
    "{\"workload\":7,\"model\":\"pool\",\"throughput\":1}           | 'workload' has to be a text, not 7",
    "{\"workload\":\"orders\",\"model\":\"pool\"}                   | it has no figure; write throughput, p99Millis, peakThreads or bytesPerTask",
    "{\"workload\":\"orders\",\"model\":\"pool\",\"p99\":1}         | there is no field 'p99'; the fields are absent, bytesPerTask,",
    "{\"workload\":\"orders\",\"model\":\"pool\",\"throughput\":\"1\"} | 'throughput' has to be a number that is not negative, not \"1\"",
    "{\"workload\":\"orders\",\"model\":\"pool\",\"throughput\":-1} | 'throughput' has to be a number that is not negative, not -1",
    "{\"workload\":\"orders\",\"model\":\"pool\",\"throughput\":NaN} | 'throughput' has to be a number that is not negative, not",
    "{\"workload\":\"orders\",\"model\":\"pool\",\"throughput\":{}} | 'throughput' has to be a number that is not negative, not {}",
  })
  void aBadLineIsSaidAndCostsNoOther(String line, String problem) {
    FiguresFile file = FiguresFile.parse(GOOD + "\n" + line + "\n" + GOOD);
    assertThat(file.measurements()).hasSize(2);
    assertThat(file.problems()).singleElement().asString().startsWith("line 2 cannot be used: " + problem);
  }

  @Test
  void noFileIsNoFigures() throws Exception {
    assertThat(FiguresFile.read(directory.resolve("none.jsonl"))).isEqualTo(FiguresFile.NONE);
  }

  @Test
  void anEndlessFileIsNotReadToItsEnd() throws Exception {
    Path file = Files.writeString(directory.resolve("long.jsonl"), (GOOD + "\n").repeat(30_000));
    assertThat(FiguresFile.read(file).measurements()).isEmpty();
    assertThat(FiguresFile.read(file).problems()).containsExactly("it is longer than 1048576 bytes; leave one line for each measurement");
  }

  @Test
  void whatIsNoTextIsNoCrash() throws Exception {
    Path file = Files.write(directory.resolve("bytes.jsonl"), new byte[] {(byte) 0xff, 0, '\n', '{'});
    assertThat(FiguresFile.read(file).problems()).hasSize(2);
  }
}
