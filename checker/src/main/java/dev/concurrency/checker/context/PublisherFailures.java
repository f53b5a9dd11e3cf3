package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether somebody is told when a publisher fails: by the one who subscribes, or by an operator anywhere before. Where that is not known, somebody is
 * taken to be told.
 */
public final class PublisherFailures {

  /** Methods deep that a publisher is followed to where it is made. */
  private static final int DEPTH = 4;

  private static final int LONGEST_CHAIN = 64;

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final Chains chains;
  private final Failures failures;
  private final Predicate<String> isPublisher;

  /** What becomes of a publisher's failure. */
  private enum Fate {
    /** An operator sees it, or that is not known. */
    SEEN,
    /** There is none to come. */
    NONE,
    LOST
  }

  PublisherFailures(Program program, Knowledge knowledge, CallTargets targets, Chains chains, Failures failures, Predicate<String> isPublisher) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.chains = chains;
    this.failures = failures;
    this.isPublisher = isPublisher;
  }

  /** Whether a call subscribes to something that may fail, and certainly nobody in the chain is told if it does. */
  public boolean isLostAt(Op.Call call) {
    return is(Verb.SUBSCRIBES, call) && !is(Verb.HANDLES, call) && fate(call.receiver(), DEPTH) == Fate.LOST;
  }

  /** Whether the program attaches somebody who sees what the library of this {@code subscribe} drops. */
  public boolean hasHandlerForDropped(Op.Call subscribe) {
    String library = file(knowledge.find(Verb.SUBSCRIBES, subscribe));
    return program.bodies().stream()
        .flatMap(body -> body.calls().stream())
        .map(call -> knowledge.find(Verb.HANDLES_DROPPED, call))
        .anyMatch(entry -> entry != null && file(entry).equals(library));
  }

  /** One file of the catalogue speaks of one library. */
  private static String file(Entry entry) {
    return entry.origin().substring(0, entry.origin().lastIndexOf(':'));
  }

  private Fate fate(Value publisher, int depth) {
    Value at = publisher;
    boolean mayFail = false;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (at instanceof Value.Local local && isPublisher(at)) {
        Variable variable = program.variable(local.variable());
        if (variable.isParameter() || variable.values().size() != 1 || variable.uses().stream().anyMatch(this::mayLookAfter)) {
          return Fate.SEEN;
        }
        at = variable.values().get(0);
        continue;
      }
      Op.Call call = program.call(at instanceof Value.OfField ? at : program.origin(at));
      if (call == null) {
        return ofSource(at, mayFail);
      }
      if (sees(call) || call.target().isConstructor() && isPublisher.test(call.receiverType())) {
        return Fate.SEEN;
      }
      if (is(Verb.NEVER_FAILS, call)) {
        return mayFail ? Fate.LOST : Fate.NONE;
      }
      if (isPublisher.test(call.result().name()) && !targets.candidates(call).isEmpty()) {
        return and(mayFail, ofMakers(call, depth));
      }
      mayFail |= call.arguments().stream().anyMatch(argument -> program.origin(argument) instanceof Value.Function);
      if (call.receiver() == null) {
        return and(mayFail, ofInputs(call, depth));
      }
      at = call.receiver();
    }
    return Fate.SEEN;
  }

  /** What is no publisher itself is what a publisher is asked of, such as a client or a repository; or a subject: who emits into it decides about failures. */
  private Fate ofSource(Value source, boolean mayFail) {
    String type = source == null ? "" : program.typeOf(source).name();
    if (type.isEmpty() || isPublisher.test(type)) {
      return Fate.SEEN;
    }
    boolean isSubject = knowledge.entries(Verb.ASYNC).stream().anyMatch(entry -> entry.isNever() && program.isSubtype(type, entry.owner()));
    return and(mayFail, isSubject ? Fate.NONE : Fate.LOST);
  }

  private static Fate and(boolean mayFail, Fate before) {
    return before == Fate.NONE && mayFail ? Fate.LOST : before;
  }

  /** The call attaches somebody who sees the failure, itself or by what it is given, such as a policy to repeat for ever. */
  private boolean sees(Op.Call call) {
    return is(Verb.HANDLES, call)
        || call.arguments().stream().anyMatch(argument -> chains.upstream(argument).stream().anyMatch(made -> is(Verb.HANDLES, made) && !isPublisher.test(made.result().name())));
  }

  /** Of all methods that may have made the publisher, what they return. */
  private Fate ofMakers(Op.Call call, int depth) {
    List<Value> returned = new ArrayList<>();
    for (Body maker : targets.candidates(call)) {
      returned.addAll(maker.returned());
    }
    return depth == 0 || returned.isEmpty() ? Fate.SEEN : worst(returned, depth - 1);
  }

  /** Of a static method: a source that stands for itself, an adapter of a future, or a combination of publishers. */
  private Fate ofInputs(Op.Call call, int depth) {
    List<Value> inputs = new ArrayList<>();
    for (Value argument : call.arguments()) {
      inputs.addAll(program.origin(argument) instanceof Value.Array array ? array.elements() : List.of(argument));
    }
    List<Value> publishers = inputs.stream().filter(this::isPublisher).toList();
    if (inputs.stream().anyMatch(input -> !isPublisher(input) && isFuture(input) && !failures.isLost(input))) {
      return Fate.SEEN;
    }
    if (publishers.isEmpty()) {
      return Fate.LOST;
    }
    // What a method of somebody else does with a publisher that it is given is not known.
    return depth == 0 || !isPublisher.test(call.target().owner()) ? Fate.SEEN : worst(publishers, depth - 1);
  }

  private Fate worst(List<Value> publishers, int depth) {
    Fate worst = Fate.NONE;
    for (Value each : publishers) {
      Fate fate = fate(each, depth);
      if (fate == Fate.SEEN) {
        return Fate.SEEN;
      }
      worst = fate == Fate.LOST ? fate : worst;
    }
    return worst;
  }

  private boolean isFuture(Value value) {
    Entry entry = knowledge.findType(Verb.ASYNC, program.typeOf(value).name());
    return entry != null && entry.tag().equals("hot");
  }

  private boolean isPublisher(Value value) {
    return isPublisher.test(program.typeOf(value).name());
  }

  /** Somebody else has the publisher too, and may subscribe with a handler: one that is shared or cached fails for all. */
  private boolean mayLookAfter(Use use) {
    return switch (use.kind()) {
      case STORED, ARGUMENT, RETURNED, ASSIGNED -> true;
      case RECEIVER -> is(Verb.HANDLES, program.user(use));
      case DISCARDED, VOIDED, OTHER -> false;
    };
  }

  private boolean is(Verb verb, Op.Call call) {
    return knowledge.find(verb, call) != null;
  }
}
