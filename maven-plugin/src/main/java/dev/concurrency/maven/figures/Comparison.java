package dev.concurrency.maven.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The models at one workload side by side, and the one to choose. By one rule, from the figures alone: of the models that are not {@code unfit}, those
 * stay whose throughput is as good as the best, then those of them whose p99 is, then memory per task, then peak threads, until one is left. A figure
 * is as good as another if their medians differ by no more than a factor of 1.25, by 2 if one of them was measured only once, or if their measurements
 * overlap. A criterion for which one of those that are left has no figure decides nothing.
 *
 * @param models in the order in which they were measured
 * @param recommended the one that is left; null if there are several, or none
 * @param close those that are left if there are several, which is: too close to tell
 * @param why what decided, or what did not
 */
public record Comparison(String workload, List<ModelFigures> models, String recommended, List<String> close, String why) {

  public Comparison {
    models = List.copyOf(models);
    close = List.copyOf(close);
  }

  /** One for each workload that the measurements name, in their order. */
  public static List<Comparison> of(List<Measurement> measurements) {
    Map<String, Map<String, List<Measurement>>> grouped = new LinkedHashMap<>();
    for (Measurement one : measurements) {
      grouped.computeIfAbsent(one.workload(), key -> new LinkedHashMap<>()).computeIfAbsent(one.model(), key -> new ArrayList<>()).add(one);
    }
    List<Comparison> comparisons = new ArrayList<>();
    grouped.forEach(
        (workload, models) ->
            comparisons.add(compare(workload, models.entrySet().stream().map(model -> new ModelFigures(model.getKey(), model.getValue())).toList())));
    return comparisons;
  }

  private static Comparison compare(String workload, List<ModelFigures> models) {
    List<ModelFigures> left = models.stream().filter(ModelFigures::fits).toList();
    if (left.isEmpty()) {
      return new Comparison(workload, models, null, List.of(), "none of them fits");
    }
    if (models.size() == 1) {
      return new Comparison(workload, models, null, List.of(models.get(0).model()), "nothing to compare it with");
    }
    String why = "the only one that fits";
    for (Criterion criterion : Criterion.values()) {
      if (left.size() == 1) {
        break;
      }
      if (left.stream().allMatch(model -> model.median(criterion) != null)) {
        List<ModelFigures> before = left;
        ModelFigures best = best(left, criterion);
        left = left.stream().filter(model -> model.asGoodAs(best, criterion)).toList();
        why = left.size() == 1 ? decided(best, before, criterion) : "too close to tell";
      }
    }
    if (left.size() == 1) {
      return new Comparison(workload, models, left.get(0).model(), List.of(), why);
    }
    return new Comparison(workload, models, null, left.stream().map(ModelFigures::model).toList(), "too close to tell");
  }

  private static ModelFigures best(List<ModelFigures> models, Criterion criterion) {
    return models.stream().reduce((one, other) -> criterion.ratio(one.median(criterion), other.median(criterion)) >= 1 ? one : other).orElseThrow();
  }

  /** "3.1 × better p99 than event loop, otherwise as good". */
  private static String decided(ModelFigures best, List<ModelFigures> before, Criterion criterion) {
    ModelFigures next = best(before.stream().filter(model -> model != best).toList(), criterion);
    double ratio = criterion.ratio(best.median(criterion), next.median(criterion));
    String earlier =
        List.of(Criterion.values()).subList(0, criterion.ordinal()).stream()
            .filter(one -> before.stream().allMatch(model -> model.median(one) != null))
            .map(Criterion::words)
            .collect(Collectors.joining(" and "));
    String times = String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%,.0f", ratio);
    return criterion.words() + " " + times + " × as good as with " + next.model() + (earlier.isEmpty() ? "" : ", " + earlier + " alike");
  }
}
