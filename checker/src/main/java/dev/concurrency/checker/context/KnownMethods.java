package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.model.LibraryCode;
import dev.concurrency.checker.model.MethodRef;
import java.util.Set;

/**
 * What the catalogue says of the methods that class files call.
 *
 * @param knowledge about the types of class files
 */
record KnownMethods(Knowledge knowledge) implements LibraryCode.Primitives {

  /** Usually short, and often without another choice: worth knowing, not worth a failed build. */
  private static final Set<String> MINOR_KINDS = Set.of("file", "console");

  static boolean isMinor(Entry blocks) {
    return MINOR_KINDS.contains(blocks.tag());
  }

  /** What says that the method waits, or null. */
  Entry entry(MethodRef method) {
    return knowledge.find(Verb.BLOCKS, method, method.owner(), -1);
  }

  @Override
  public LibraryCode.Primitive waits(MethodRef method) {
    Entry entry = entry(method);
    // Whether a queue that a library uses has a limit is not known.
    if (entry == null || entry.conditions().contains("unless:unbounded")) {
      return null;
    }
    boolean unlessZero = entry.conditions().stream().anyMatch(condition -> condition.startsWith("unless:zero"));
    return new LibraryCode.Primitive(method, isMinor(entry), entry.conditions().contains("unless:done"), unlessZero);
  }

  @Override
  public boolean isKnown(MethodRef method) {
    return knowledge.isKnown(method, method.owner());
  }

  @Override
  public boolean tellsDone(MethodRef method) {
    return knowledge.find(Verb.TELLS_DONE, method, method.owner(), -1) != null;
  }

  @Override
  public boolean tellsLoop(MethodRef method) {
    return knowledge.find(Verb.TELLS_LOOP, method, method.owner(), -1) != null;
  }

  @Override
  public boolean runsInPlace(MethodRef method, int argument) {
    Entry entry = knowledge.find(Verb.RUNS, method, method.owner(), argument);
    return entry != null && entry.where().kind() == Where.Kind.INLINE;
  }
}
