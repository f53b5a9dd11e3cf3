package dev.concurrency.checker.model;

import java.util.List;

/** A part of a body whose operations share a circumstance. Regions form a tree; {@code parent} is -1 for the {@link Whole}. */
public sealed interface Region {

  int id();

  int parent();

  /** The whole body. */
  record Whole(int id, int parent) implements Region {}

  /** How often a loop runs. */
  sealed interface Bound {
    /** At most this often, whatever the input. */
    record Times(long count) implements Bound {}

    /** As often as the input says. {@code over} is the limit or collection, or {@link Value.Unknown}. */
    record ByInput(Value over) implements Bound {}

    /** Until a call says that there is no more: an iterator, a buffer, a queue. */
    record UntilConsumed() implements Bound {}

    /** Until something breaks out of it. */
    record Endless() implements Bound {}
  }

  /** @param goesOn the region that runs, or stands for what runs, as long as its condition holds; -1 for a for-each loop */
  record Loop(int id, int parent, Place place, Bound bound, int goesOn) implements Region {}

  /**
   * The body of a {@code try}; {@code caught} are the erased types of its catch clauses.
   *
   * @param resources what is closed when it is left, in the order of the source
   * @param place the whole statement
   */
  record Try(int id, int parent, List<String> caught, boolean hasFinally, List<Value> resources, Place place) implements Region {
    public Try {
      caught = List.copyOf(caught);
      resources = List.copyOf(resources);
    }
  }

  /** A catch clause of {@code tryRegion}; {@code blockStart} is the UTF-16 offset behind the brace that opens its block, {@code place} what is before. */
  record Catch(int id, int parent, int tryRegion, List<String> types, int variable, int blockStart, Place place) implements Region {
    public Catch {
      types = List.copyOf(types);
    }
  }

  record Finally(int id, int parent, int tryRegion) implements Region {}

  record Synchronized(int id, int parent, Place place, Value lock) implements Region {}

  /** A boolean call or field and what it answered; for one whose value is an object, whether there was one. */
  record Fact(int op, boolean value) {}

  /**
   * Runs only if these facts hold: a branch, or what follows an early exit. No facts: some other condition.
   *
   * @param tested the calls and reads of fields whose values the condition looks at, in the condition itself or kept in a local variable
   */
  record Guarded(int id, int parent, List<Fact> facts, List<Integer> tested) implements Region {
    public Guarded {
      facts = List.copyOf(facts);
      tested = List.copyOf(tested);
    }
  }
}
