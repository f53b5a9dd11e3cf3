package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Between a read and the write that builds on it, another thread wrote the field: that write is undone. */
final class LostUpdateCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> records = observed.records("lost-update");
    if (records.isEmpty()) {
      return Optional.empty();
    }
    JsonObject first = records.get(0);
    long n = Math.max(observed.total("lost"), records.size());
    String read = Words.text(first, "read");
    String found = Words.text(first, "found");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("updates", Math.max(observed.entered(), n));
    figures.put("lostUpdates", n);
    figures.put("thread", Words.text(first, "thread"));
    figures.put("otherThread", Words.text(first, "overwrote"));
    figures.put("read", read);
    figures.put("found", found);
    figures.put("wrote", Words.text(first, "wrote"));
    return Optional.of(
        new Proof(
            Words.text(first, "thread") + " read " + read + " and wrote " + Words.text(first, "wrote") + " at " + observed.place() + ", although "
                + Words.text(first, "overwrote") + " had meanwhile written " + found + "; " + n + " of "
                + Words.count(Math.max(observed.entered(), n), "write") + " undid what another thread wrote",
            figures));
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "write") + " on " + Words.threads(observed, row -> true)
        + ", and in none another thread wrote between the read and the write";
  }
}
