package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which call started the task behind a future. */
public final class Tasks {

  private static final int DEPTH = 4;
  private static final int LONGEST_CHAIN = 64;

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final Chains chains;
  private final Elements elements;

  Tasks(Program program, Knowledge knowledge, CallTargets targets, Chains chains, Elements elements) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.chains = chains;
    this.elements = elements;
  }

  /** Whether a call starts something: a task of the program, or a request that a library sends. */
  public boolean starts(Op.Call call) {
    return knowledge.find(Verb.STARTS, call) != null;
  }

  /** The position of the function that a call starts as a task of its own; -1 if it starts none. */
  public int task(Op.Call call) {
    if (starts(call)) {
      for (int i = 0; i < call.arguments().size(); i++) {
        Entry entry = knowledge.runs(call, i);
        if (entry != null && entry.where().kind() != Where.Kind.UNKNOWN) {
          return i;
        }
      }
    }
    return -1;
  }

  /**
   * A call that started something, and the way to it.
   *
   * @param another the object of which a method made it, if that is another one than the one that has the future; else null
   */
  record Start(Program.CallSite site, Value another) {}

  /** The call that started what a future stands for, at the head of its chain, through methods that return it; null if it is not one certain call. */
  public Program.CallSite behind(Value future) {
    return site(behind(future, Verb.STARTS, DEPTH));
  }

  /** Whether what a future stands for comes, alone or among others, with another actor's answer. */
  public boolean isAnswer(Value future) {
    return !allBehind(future, Verb.ASKS).isEmpty();
  }

  /** The calls that started what a future stands for: itself, the stages that it joins, or what is put into the collection that it is taken out of. */
  public List<Program.CallSite> allBehind(Value future) {
    return startsBehind(future).stream().map(Start::site).toList();
  }

  List<Start> startsBehind(Value future) {
    return allBehind(future, Verb.STARTS);
  }

  private static Program.CallSite site(Start start) {
    return start == null ? null : start.site();
  }

  private List<Start> allBehind(Value future, Verb verb) {
    Start one = behind(future, verb, DEPTH);
    if (one != null) {
      return List.of(one);
    }
    List<Value> parts = new ArrayList<>();
    for (Op.Call call : chains.upstream(future)) {
      if (knowledge.find(Verb.JOINS_ALL, call) != null) {
        call.arguments().forEach(inputs -> parts.addAll(elements.in(inputs)));
        parts.addAll(call.arguments());
      }
    }
    Value source = elements.source(future);
    if (source != null) {
      parts.addAll(elements.in(source));
    }
    return parts.stream().map(part -> behind(part, verb, DEPTH)).filter(Objects::nonNull).toList();
  }

  private Start behind(Value future, Verb verb, int depth) {
    Value at = program.origin(future);
    for (int i = 0; i < LONGEST_CHAIN && at instanceof Value.Result result; i++) {
      Op.Call call = program.call(at);
      if (call == null) {
        return null;
      }
      if (knowledge.find(verb, call) != null) {
        return new Start(new Program.CallSite(program.body(result.body()), call), null);
      }
      Body maker = call.target().isConstructor() ? null : targets.of(call);
      if (maker != null) {
        Start start = depth > 0 ? returned(maker, verb, depth - 1) : null;
        boolean isOwn = call.receiver() == null || program.origin(call.receiver()) instanceof Value.This;
        return start == null || isOwn ? start : new Start(start.site(), program.origin(call.receiver()));
      }
      boolean continues = knowledge.find(Verb.DERIVES, call) != null || knowledge.find(Verb.HANDLES, call) != null;
      Value before = continues ? Chains.continued(call) : null;
      at = before == null ? null : program.origin(before);
    }
    return null;
  }

  private Start returned(Body maker, Verb verb, int depth) {
    List<Value> values = maker.returned();
    return values.size() == 1 ? behind(values.get(0), verb, depth) : null;
  }
}
