package dev.concurrency.maven.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  /** Measurements, separated by commas: a model, then its throughput, p99, memory and threads, as far as there are any; ! makes it unfit, ? absent. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
    "the faster one                            | a 100, a 110, b 300, b 310            | b    | throughput 2.9 × as good as with a",
    "noise decides nothing                     | a 100, a 110, b 105, b 115            | a b  | too close to tell",
    "a figure within 1.25 is as good           | a 100, a 100, b 124, b 124            | a b  | too close to tell",
    "and not beyond                            | a 100, a 100, b 126, b 126            | b    | throughput 1.3 × as good as with a",
    "one measurement is as good within 2       | a 100, b 190                          | a b  | too close to tell",
    "and not beyond                            | a 100, b 210                          | b    | throughput 2.1 × as good as with a",
    "what overlaps is not told apart           | a 100, a 300, b 290, b 310            | a b  | too close to tell",
    "nor what lies within                      | a 100, a 900, b 300, b 310            | a b  | too close to tell",
    "but what differs much and never overlaps  | a 100, a 200, a 280, b 290, b 900     | b    | throughput 3.0 × as good as with a",
    "then p99                                  | a 100 9, a 110 9, b 105 1, b 115 1    | b    | p99 9.0 × as good as with a, throughput alike",
    "throughput comes before p99               | a 100 1, a 100 1, b 300 9, b 300 9    | b    | throughput 3.0 × as good as with a",
    "then memory                               | a 100 9 900, b 100 9 100              | b    | memory per task 9.0 × as good as with a, throughput and p99 alike",
    "then threads                              | a 100 9 100 8, b 100 9 100 1          | b    | peak threads 8.0 × as good as with a, throughput and p99 and memory per task alike",
    "the best of those left, not of all        | a 900 1, b 100 9 , c 900 9            | a    | p99 9.0 × as good as with c, throughput alike",
    "two of three are left                     | a 100, b 900, c 900                   | b c  | too close to tell",
    "what one lacks decides nothing            | a 100 9, b 100 -, a 100 9             | a b  | too close to tell",
    "and is left out of the reason             | a 100 - 900, b 100 - 100              | b    | memory per task 9.0 × as good as with a, throughput alike",
    "figures too small to matter               | a 100 0.01, b 100 0.05                | a b  | too close to tell",
    "nothing at all is no threads              | a 100 9 100 0, b 100 9 100 1          | a b  | too close to tell",
    "nothing done is infinitely worse          | a 0, b 100                            | b    | throughput 100,000 × as good as with a",
    "never who is unfit                        | a 100, ! b 900                        | a    | the only one that fits",
    "unfit once is unfit                       | a 100, b 900, ! b 900                 | a    | the only one that fits",
    "nobody who fits                           | ! a 100, ! b 900                      | none | none of them fits",
    "never who was not run                     | a 100, ? b                            | a    | the only one that fits",
    "somebody has to be there to compare with  | a 100, a 110                          | a    | nothing to compare it with",
  })
  void oneRuleForAll(String why, String measurements, String left, String reason) {
    Comparison comparison = Comparison.of(Arrays.stream(measurements.split(",")).map(one -> measurement("load", one.trim())).toList()).get(0);
    String shown = comparison.recommended() != null ? comparison.recommended() : comparison.close().isEmpty() ? "none" : String.join(" ", comparison.close());
    assertThat(shown).as(why).isEqualTo(left);
    assertThat(comparison.why()).as(why).isEqualTo(reason);
  }

  @Test
  void workloadsAreComparedEachForItselfInTheirOrder() {
    List<Comparison> comparisons =
        Comparison.of(List.of(measurement("two", "a 1"), measurement("one", "a 100"), measurement("two", "b 100"), measurement("one", "b 1")));
    assertThat(comparisons).extracting(Comparison::workload).containsExactly("two", "one");
    assertThat(comparisons).extracting(Comparison::recommended).containsExactly("b", "a");
  }

  @Test
  void medians() {
    ModelFigures odd = new ModelFigures("a", List.of(measurement("load", "a 1"), measurement("load", "a 900"), measurement("load", "a 3 7")));
    assertThat(odd.throughput()).isEqualTo(3);
    assertThat(odd.p99Millis()).isEqualTo(7);
    assertThat(odd.bytesPerTask()).isNull();
    ModelFigures even = new ModelFigures("a", List.of(measurement("load", "a 1"), measurement("load", "a 3")));
    assertThat(even.throughput()).isEqualTo(2);
  }

  private static Measurement measurement(String workload, String words) {
    String[] parts = words.replaceFirst("^[!?] ", "").split(" ");
    Double[] figures = new Double[4];
    for (int i = 1; i < parts.length; i++) {
      figures[i - 1] = parts[i].equals("-") ? null : Double.valueOf(parts[i]);
    }
    String unfit = words.startsWith("!") ? "wrong" : null;
    String absent = words.startsWith("?") ? "not here" : null;
    return new Measurement(workload, parts[0], figures[0], figures[1], figures[3], figures[2], unfit, absent, null);
  }
}
