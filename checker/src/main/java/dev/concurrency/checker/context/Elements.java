package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is put into collections, arrays and streams, and which of them a value is taken out of. */
public final class Elements {

  private static final int DEPTH = 8;
  private static final String STREAM = "java.util.stream.BaseStream";
  private static final String COLLECTORS = "java.util.stream.Collectors";

  /** How many of their first arguments are run for each element; later ones are for what comes out. */
  private static final Map<String, Integer> FUNCTIONS_OF_ELEMENTS =
      Map.of(
          "toMap", 2, "toUnmodifiableMap", 2, "toConcurrentMap", 2, "mapping", 1, "flatMapping", 1, "filtering", 1, "groupingBy", 1, "groupingByConcurrent", 1, "partitioningBy", 1);

  private static final Set<String> NO_ELEMENTS = Set.of("boolean", "int", "void");

  private final Program program;
  private final Knowledge knowledge;

  Elements(Program program, Knowledge knowledge) {
    this.program = program;
    this.knowledge = knowledge;
  }

  /** The values that are known to be put into a collection, array or stream; empty if none are. */
  public List<Value> in(Value collection) {
    List<Value> found = new ArrayList<>();
    collect(collection, found, DEPTH);
    return found;
  }

  private void collect(Value collection, List<Value> into, int depth) {
    if (collection == null || depth == 0) {
      return;
    }
    if (collection instanceof Value.Local local) {
      for (Use use : program.variable(local.variable()).uses()) {
        if (use.kind() == Use.Kind.RECEIVER) {
          into.addAll(program.user(use).arguments());
        }
      }
    }
    Value origin = program.origin(collection);
    if (origin instanceof Value.Array array) {
      into.addAll(array.elements());
    }
    Op.Call made = program.call(origin);
    if (made == null) {
      return;
    }
    List<Value> mapped = isStream(made) ? mapped(made) : List.of();
    if (!mapped.isEmpty()) {
      into.addAll(mapped);
    } else if (made.receiver() != null) {
      collect(made.receiver(), into, depth - 1);
    } else if (!made.target().isConstructor()) {
      made.arguments().forEach(argument -> collect(argument, into, depth - 1));
      into.addAll(made.arguments());
    }
  }

  private boolean isStream(Op.Call call) {
    return program.isSubtype(call.receiverType(), STREAM) && program.isSubtype(call.result().name(), STREAM);
  }

  /** What the function of {@code stream.map(function)} returns. */
  private List<Value> mapped(Op.Call call) {
    List<Value> returned = new ArrayList<>();
    for (Value argument : call.arguments()) {
      if (program.origin(argument) instanceof Value.Function function && !NO_ELEMENTS.contains(program.body(function.body()).method().returnType())) {
        for (Op op : program.body(function.body()).ops()) {
          if (op instanceof Op.Return leave && leave.value() != null) {
            returned.add(leave.value());
          }
        }
      }
    }
    return returned;
  }

  /** The collection or stream that a value is taken out of, by a loop or as the parameter of a function that is run for each element; else null. */
  public Value source(Value element) {
    Value origin = program.origin(element);
    if (origin instanceof Value.ElementOf each) {
      return each.collection();
    }
    if (!(origin instanceof Value.Local local) || !program.variable(local.variable()).isParameter()) {
      return null;
    }
    Op.Call pass = pass(program.body(program.variable(local.variable()).body()));
    return pass == null ? null : pass.receiver();
  }

  /** The call that runs a function in place for each element of a stream or collection, itself or through a collector; null if there is none. */
  public Op.Call pass(Body function) {
    Use use = function.use();
    if (!function.isFunction() || use == null || use.kind() != Use.Kind.ARGUMENT) {
      return null;
    }
    Op.Call call = program.user(use);
    Entry entry = knowledge.runs(call, use.index());
    if (entry == null || entry.where().kind() != Where.Kind.INLINE) {
      return null;
    }
    if (call.target().owner().equals(COLLECTORS)) {
      return use.index() < FUNCTIONS_OF_ELEMENTS.getOrDefault(call.target().name(), 0) ? collect(program.body(use.body()), call) : null;
    }
    boolean overMany =
        program.isSubtype(call.receiverType(), STREAM)
            || program.isSubtype(call.receiverType(), "java.lang.Iterable")
            || program.isSubtype(call.receiverType(), "java.util.Map") && call.target().name().equals("forEach");
    return overMany ? call : null;
  }

  /** The call that a collector is passed to, perhaps as part of another one. */
  private Op.Call collect(Body body, Op.Call collector) {
    Use use = program.use(body, collector);
    Op.Call user = use == null || use.kind() != Use.Kind.ARGUMENT ? null : program.user(use);
    if (user == null) {
      return null;
    }
    return user.target().owner().equals(COLLECTORS) ? collect(body, user) : program.isSubtype(user.receiverType(), STREAM) ? user : null;
  }
}
