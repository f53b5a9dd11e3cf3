package dev.concurrency.maven.observed;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.MethodRef;

/** Why the rules have not named a place, as far as that can be told afterwards. Not thread-safe. */
final class Silence {

  private static final String UNKNOWN_THREAD = "it is not known from the source that this code runs on an event loop";

  private final Knowledge catalogue;

  Silence(Knowledge catalogue) {
    this.catalogue = catalogue;
  }

  String reason(Sighting sighting) {
    MethodRef called = sighting.called();
    if (sighting.how() == Sighting.How.COMPUTED) {
      return "CpuLoopOnEventLoop looks for nested loops within one method, and there are none here, or " + UNKNOWN_THREAD;
    }
    if (sighting.how() == Sighting.How.WANTED_MONITOR && called == null) {
      return "no rule looks for threads that want a monitor";
    }
    if (called == null) {
      return "it cannot be told what was called";
    }
    String name = called.shortName();
    Entry waits = catalogue.find(Verb.BLOCKS, called, called.owner(), -1);
    if (waits != null && !waits.isNever()) {
      return "the catalogue knows that " + name + " waits, but " + UNKNOWN_THREAD + ", or the rule is switched off there";
    }
    return catalogue.isKnown(called, called.owner())
        ? "the catalogue says of " + name + " that it does something else than waiting"
        : "no catalogue entry says that " + name + " waits, and its class files show no known wait; or " + UNKNOWN_THREAD;
  }
}
