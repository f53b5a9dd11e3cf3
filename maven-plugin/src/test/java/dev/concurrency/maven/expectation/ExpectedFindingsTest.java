package dev.concurrency.maven.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concurrency.maven.Example;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedFindingsTest {

  private static final String FILE = Example.FILE;

  /** Two findings of R in a, one confirmed and one not reached, and one of S in b. */
  private static final List<JudgedFinding> FOUND =
      List.of(
          Example.judged("S", "b", Verdict.CONFIRMED),
          Example.judged("R", "a", Verdict.NOT_EXERCISED),
          Example.judged("R", "a", Verdict.CONFIRMED),
          Example.judged("S", "b", Verdict.CONFIRMED));

  @TempDir Path directory;

  private ExpectedFindings expecting(String... lines) throws IOException {
    return ExpectedFindings.read(List.of(Files.write(directory.resolve("expected.txt"), List.of(lines))));
  }

  @Test
  void listsARunInTheNotationOfTheFile() throws Exception {
    List<String> lines = ExpectedFindings.lines(FOUND);
    assertThat(lines)
        .containsExactly(FILE + "#a  R  CONFIRMED", FILE + "#a  R  NOT_EXERCISED", FILE + "#b  S  CONFIRMED  x2");
    assertThat(expecting(lines.toArray(String[]::new)).differences(FOUND)).isEmpty();
  }

  @Test
  void orderSpacesCommentsAndSplitCountsDoNotMatter() throws Exception {
    assertThat(
            expecting(
                    "# comment", "", "  " + FILE + "#b\tS CONFIRMED", FILE + "#a R NOT_EXERCISED", FILE + "#b S CONFIRMED x1", FILE + "#a R CONFIRMED")
                .differences(FOUND))
        .isEmpty();
  }

  @Test
  void severalFilesAreRead() throws Exception {
    Path one = Files.writeString(directory.resolve("1"), FILE + "#a R NOT_EXERCISED\n" + FILE + "#a R CONFIRMED\n");
    Path two = Files.writeString(directory.resolve("2"), FILE + "#b S CONFIRMED x2\n");
    assertThat(ExpectedFindings.read(List.of(one, two)).differences(FOUND)).isEmpty();
  }

  @Test
  void saysEachDifferenceInASentence() throws Exception {
    assertThat(
            expecting(FILE + "#a  R  CONFIRMED  x2", FILE + "#b  S  CONFIRMED", FILE + "#b  T  REFUTED  x3").differences(FOUND))
        .containsExactly(
            FILE + "#a: R is NOT_EXERCISED, expected CONFIRMED (because of NOT_EXERCISED)",
            FILE + "#b: T ×3 was expected as REFUTED and was not found",
            FILE + "#b: S (CONFIRMED) was found and is not expected");
  }

  @Test
  void anEmptyFileExpectsNothing() throws Exception {
    assertThat(expecting().differences(List.of())).isEmpty();
    assertThat(expecting().differences(FOUND)).hasSize(3);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
    "A.java#a R            | 'A.java#a R' is not an expected finding",
    "A.java R CONFIRMED    | 'A.java R CONFIRMED' is not an expected finding",
    "A.java# R CONFIRMED   | 'A.java# R CONFIRMED' is not an expected finding",
    "A.java#a R confirmed  | 'confirmed' is not a verdict (CONFIRMED, ",
    "A.java#a R REFUTED 2  | '2' is not a count such as x2",
    "A.java#a R REFUTED x0 | 'x0' is not a count such as x2",
  })
  void namesTheLineThatItCannotRead(String line, String message) {
    assertThatThrownBy(() -> expecting("# first", line))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected.txt, line 2: " + message)
        .hasMessageEndingWith("; write 'path/File.java#method  Rule  VERDICT  [xCount]'");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> ExpectedFindings.read(List.of(directory.resolve("none.txt")))).hasMessageContaining("none.txt");
  }
}
