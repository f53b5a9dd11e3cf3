package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import dev.concurrency.maven.probe.runtime.Provocation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** So much of what was started at one place was there at the same time that nothing can have bounded it. */
abstract class PeakCriterion implements Criterion {

  private static final long LEAST_PEAK = 256;
  private static final int LEAST_PERCENT = 20;
  private static final double LEAST_MORE = 2;
  private static final double LEAST_SHARE_OF_GROWTH = 0.5;

  private final String peakFigure;
  private final String startsFigure;
  private final String shownAs;

  /**
   * @param peakFigure the most that were seen at the same time, as the probe calls it
   * @param startsFigure how many were started, as the probe calls it
   * @param shownAs what reports call the peak
   */
  PeakCriterion(String peakFigure, String startsFigure, String shownAs) {
    this.peakFigure = peakFigure;
    this.startsFigure = startsFigure;
    this.shownAs = shownAs;
  }

  /** What was seen. */
  abstract String sentence(long peak, long starts, String place);

  /** What was seen of too few. */
  abstract String tooFew(long peak, long starts);

  @Override
  public final Optional<Proof> proof(Observed observed) {
    return observed.snapshots().filter(this::isProof).findFirst().map(record -> {
      long peak = (long) Words.number(record, peakFigure);
      long starts = (long) Words.number(record, startsFigure);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put(startsFigure, starts);
      figures.put(shownAs, peak);
      return new Proof(sentence(peak, starts, observed.place()), figures);
    });
  }

  /** With more to do there has to be more at the same time, nearly as much more: what is bounded does not grow. */
  @Override
  public final Optional<Proof> provoked(Observed observed, Provocation how, Observed natural) {
    if (how != Provocation.LOAD) {
      return proof(observed);
    }
    long starts = natural.greatest(startsFigure);
    if (starts == 0 || natural.jvms().stream().anyMatch(jvm -> jvm.incomplete().isPresent())) {
      return Optional.empty(); // nothing whole to compare with, and next to nothing everything has grown
    }
    long peak = Math.max(1, natural.greatest(peakFigure));
    double more = observed.greatest(startsFigure) / (double) Math.max(1, starts);
    boolean grows = more >= LEAST_MORE && observed.greatest(peakFigure) >= peak * more * LEAST_SHARE_OF_GROWTH;
    return grows
        ? proof(observed).map(proof -> new Proof(proof.why() + "; with " + starts + " in all it had been " + peak, with(proof.figures(), starts, peak)))
        : Optional.empty();
  }

  private Map<String, Object> with(Map<String, Object> figures, long starts, long peak) {
    Map<String, Object> all = new LinkedHashMap<>(figures);
    all.put(startsFigure + "WithUsualLoad", starts);
    all.put(shownAs + "WithUsualLoad", peak);
    return all;
  }

  private boolean isProof(JsonObject record) {
    double peak = Words.number(record, peakFigure);
    return peak >= LEAST_PEAK && peak * 100 >= Words.number(record, startsFigure) * LEAST_PERCENT;
  }

  @Override
  public final String absence(Observed observed) {
    return tooFew(Math.max(1, observed.greatest(peakFigure)), observed.total(startsFigure)) + " at the same time; " + LEAST_PEAK + " and " + LEAST_PERCENT
        + " percent of all would confirm it";
  }

  /** {@code why} if nothing of what was started could be watched. */
  final Optional<String> unwatched(Observed observed, String figure, String why) {
    return observed.total(figure) > 0 && observed.total(figure) == observed.total(startsFigure) ? Optional.of(why) : Optional.empty();
  }
}
