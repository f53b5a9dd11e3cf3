package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Which actors certainly run on the threads that all actors share: those that the program makes without a word about where they run. One that is said, anywhere
 * in the program, to run elsewhere, or that may be meant by such a word, is not among them.
 */
final class Actors {

  private final Program program;
  private final Knowledge knowledge;
  private final KnownCalls calls;
  private final CallTargets targets;
  private Made shared;
  private Made placed;

  Actors(Program program, Knowledge knowledge, KnownCalls calls, CallTargets targets) {
    this.program = program;
    this.knowledge = knowledge;
    this.calls = calls;
    this.targets = targets;
  }

  /** What actors are made of. */
  private static final class Made {
    private final Set<String> types = new HashSet<>();
    private final Set<Body> code = new HashSet<>();
    private final Set<Value> seen = new HashSet<>();
    /** There are others, of which it is not known what they are made of. */
    private boolean unknown;
  }

  /** Whether code that handles messages is an actor's that certainly shares its threads with the others. */
  boolean isShared(Body handler) {
    if (shared == null) {
      shared = made("shared");
      placed = made("placed");
    }
    return !placed.unknown && isOf(shared, handler) && !isOf(placed, handler);
  }

  private boolean isOf(Made made, Body handler) {
    Body member = program.member(handler);
    return made.code.contains(handler)
        || !member.modifiers().contains(Modifier.STATIC) && made.types.stream().anyMatch(type -> program.isSubtype(type, member.owner()))
        || made == placed && made.types.stream().anyMatch(type -> program.isSubtype(member.owner(), type));
  }

  private Made made(String how) {
    Made made = new Made();
    for (Program.CallSite site : calls.everywhere(Verb.SPAWNS)) {
      Op.Call call = site.call();
      Entry entry = knowledge.find(Verb.SPAWNS, call);
      if (entry.tag().equals(how)) {
        if (call.receiver() != null && describes(call.receiverType())) {
          follow(call.receiver(), made);
        }
        List<String> declared = call.target().parameterTypes();
        for (int i = 0; i < call.arguments().size(); i++) {
          if (describes(declared.get(i)) || program.origin(call.arguments().get(i)) instanceof Value.Function) {
            follow(call.arguments().get(i), made);
          }
        }
      }
    }
    return made;
  }

  private void follow(Value value, Made made) {
    Value origin = program.origin(value);
    Op.Call call = program.call(origin);
    if (call != null) {
      if (made.seen.add(origin)) {
        follow(call, made);
      }
    } else if (origin instanceof Value.Function function) {
      followResults(program.body(function.body()), made);
    } else if (origin instanceof Value.This self) {
      made.types.add(self.type());
    } else if (origin instanceof Value.OneOf choice) {
      choice.values().forEach(each -> follow(each, made));
    } else if (origin instanceof Value.Array array) {
      array.elements().forEach(each -> follow(each, made));
    } else if (origin instanceof Value.OfField read && read.field().name().equals("class")) {
      made.types.add(read.field().owner());
    } else {
      made.unknown |= describes(program.typeOf(origin).name());
    }
  }

  private void follow(Op.Call call, Made made) {
    Body target = targets.of(call);
    if (call.target().isConstructor() && program.declares(call.receiverType())) {
      made.types.add(call.receiverType());
    } else if (target != null) {
      followResults(target, made);
    } else if (program.declares(call.target().owner())) {
      made.unknown |= describes(call.result().name());
    } else {
      // What a library makes of actors is made of what it is given.
      if (call.receiver() != null) {
        follow(call.receiver(), made);
      }
      call.arguments().forEach(argument -> follow(argument, made));
    }
  }

  private void followResults(Body body, Made made) {
    if (made.code.add(body)) {
      body.returned().forEach(value -> follow(value, made));
    }
  }

  private boolean describes(String type) {
    return knowledge.findType(Verb.DESCRIBES, type) != null;
  }
}
