package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A thread that handled no message of the actor used what is the actor's own. */
final class ActorStateCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> seen = observed.records("beside-actor");
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    JsonObject first = seen.get(0);
    long n = Math.max(observed.total("beside"), seen.size());
    long executions = Math.max(observed.entered(), n);
    String thread = Words.text(first, "thread");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("executions", executions);
    figures.put("beside", n);
    figures.put("thread", thread);
    String became = "";
    if (first.has("told")) {
      became = ", and was told " + Words.text(first, "told");
      figures.put("told", Words.text(first, "told"));
    } else if (first.has("exception")) {
      became = ", which failed with " + Words.text(first, "exception");
      figures.put("exception", Words.text(first, "exception"));
    }
    String did = observed.site().descriptor().isEmpty() ? " changed " : " called ";
    String handled = Words.flag(first, "ofAnother") ? "a message of another actor" : "no message of any actor";
    return Optional.of(
        new Proof(
            thread + did + observed.site().name() + " at " + observed.place() + " while it handled " + handled + became + "; " + n + " of "
                + Words.count(executions, "execution") + " ran beside the actor",
            figures));
  }

  @Override
  public String absence(Observed observed) {
    String executions = Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true);
    boolean isVirtual = observed.threads().stream().anyMatch(row -> row.kind() == ThreadKind.VIRTUAL);
    return executions + (isVirtual ? ", and of virtual threads it is not known which actor they work for" : ", each while the thread handled a message of the actor");
  }

  /** On other threads than actors' it may be that no actor was seen at all, and then nothing is known. */
  @Override
  public boolean harmless(Observed observed) {
    return observed.total("beside") == 0
        && observed.threads().stream().allMatch(row -> row.kind() == ThreadKind.ACTOR || row.kind() == ThreadKind.PLACED_ACTOR);
  }
}
