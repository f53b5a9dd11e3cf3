package dev.concurrency.checker.context;

import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeInfo;
import dev.concurrency.checker.model.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which code of the program a call certainly runs. */
public final class CallTargets {

  private final Program program;
  private final Set<String> typesOfFunctions = new HashSet<>();
  private final Map<Virtual, Set<Body>> candidates = new HashMap<>();

  private record Virtual(MethodRef method, String receiver) {}

  public CallTargets(Program program) {
    this.program = program;
    for (Body body : program.bodies()) {
      if (body.isFunction()) {
        typesOfFunctions.add(body.functionalType().name());
      }
    }
  }

  /** The one body that a call runs; null if it runs none of the program, or it is not certain which. */
  public Body of(Op.Call call) {
    Body declared = program.method(call.target());
    if (call.dispatch() != Op.Dispatch.VIRTUAL) {
      return declared;
    }
    TypeInfo receiver = program.type(call.receiverType());
    if (receiver == null || !receiver.inSource()) {
      return null;
    }
    Op.Call made = program.call(program.origin(call.receiver()));
    if (made != null && made.target().isConstructor()) {
      return in(made.receiverType(), call.target());
    }
    Set<Body> candidates = candidates(call);
    boolean lambdasToo = typesOfFunctions.contains(call.receiverType());
    return candidates.size() == 1 && !lambdasToo ? candidates.iterator().next() : null;
  }

  /** All code of the program that a call may run: the method itself and what overrides it, without functions. */
  public Set<Body> candidates(Op.Call call) {
    Body declared = program.method(call.target());
    if (call.dispatch() != Op.Dispatch.VIRTUAL || program.overriders(call.target()).isEmpty()) {
      return declared == null ? Set.of() : Set.of(declared);
    }
    return candidates.computeIfAbsent(new Virtual(call.target(), call.receiverType()), this::candidates);
  }

  private Set<Body> candidates(Virtual call) {
    Set<Body> candidates = new LinkedHashSet<>();
    Body declared = program.method(call.method());
    if (declared != null) {
      candidates.add(declared);
    }
    for (Body overrider : program.overriders(call.method())) {
      if (program.isSubtype(overrider.owner(), call.receiver()) || program.isSubtype(call.receiver(), overrider.owner())) {
        candidates.add(overrider);
      }
    }
    return candidates;
  }

  /** The method that an object of exactly this class runs; null if it is not the program's. */
  Body in(String type, MethodRef method) {
    Body own = null;
    for (Body overrider : program.overriders(method)) {
      if (overrider.owner().equals(type)) {
        return overrider;
      }
      if (program.isSubtype(type, overrider.owner()) && (own == null || program.isSubtype(overrider.owner(), own.owner()))) {
        own = overrider;
      }
    }
    return own != null ? own : program.isSubtype(type, method.owner()) ? program.method(method) : null;
  }

  /** The code behind a functional argument: a lambda or method reference, or the method of an object that the program makes, or of the very object that passes itself. Null if unknown. */
  public Body function(Op.Call call, int argument) {
    Value origin = program.origin(call.arguments().get(argument));
    if (origin instanceof Value.Function function) {
      return program.body(function.body());
    }
    String functionalType = call.target().parameterTypes().get(argument);
    if (origin instanceof Value.This self) {
      Body own = function(self.type(), functionalType);
      return own == null || program.overriders(own.method()).isEmpty() ? own : null;
    }
    Op.Call made = program.call(origin);
    return made == null || !made.target().isConstructor() ? null : function(made.receiverType(), functionalType);
  }

  private Body function(String type, String functionalType) {
    if (!program.isSubtype(type, functionalType)) {
      return null;
    }
    Body only = null;
    for (Body body : program.bodiesOf(type)) {
      if (body.overrides().stream().anyMatch(m -> m.owner().equals(functionalType))) {
        if (only != null) {
          return null;
        }
        only = body;
      }
    }
    return only;
  }
}
