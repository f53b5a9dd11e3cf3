package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.LibraryCode;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which calls make their thread wait. The catalogue has the first word; a library method of which no entry says anything is followed through class files to one
 * that an entry knows. Methods of the JDK are not followed: those that wait are all in the catalogue.
 */
public final class Waits {

  private static final int SHOWN = 6;
  static final String UNLESS_DONE = "unless:done";
  private static final String UNLESS_UNBOUNDED = "unless:unbounded";
  private static final String UNLESS_ZERO = "unless:zero:";

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final Finished finished;
  private final KnownMethods known;
  private final LibraryCode.Search search;
  private final Set<Op.Call> unanswered = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * How a call waits.
   *
   * @param entry about the call itself, or about the method where the way ends
   * @param way through library code; empty if the entry is about the call itself
   */
  public record Wait(Entry entry, List<LibraryCode.Hop> way) {

    public boolean isInferred() {
      return !way.isEmpty();
    }

    public boolean isMinor() {
      return KnownMethods.isMinor(entry);
    }

    /** The methods on the way behind the called one, {@code load > Http.get > Socket.connect}; empty if there are none. */
    public String words(MethodRef called) {
      List<String> names = new ArrayList<>();
      String owner = called.owner();
      String last = called.name();
      for (LibraryCode.Hop hop : way) {
        MethodRef callee = hop.callee();
        String name = callee.name().startsWith("lambda$") ? "a lambda" : callee.owner().equals(owner) && !callee.isConstructor() ? callee.name() : callee.shortName();
        if (!name.equals(last)) {
          names.add(name);
        }
        owner = callee.owner();
        last = callee.name();
      }
      if (names.size() > SHOWN) {
        names.subList(SHOWN / 2, names.size() - SHOWN / 2).clear();
        names.add(SHOWN / 2, "...");
      }
      return String.join(" > ", names);
    }
  }

  Waits(Program program, Catalog catalog, Knowledge knowledge, CallTargets targets, Finished finished, LibraryCode libraries) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.finished = finished;
    this.known = new KnownMethods(catalog.about(libraries));
    this.search = libraries.search(known);
  }

  /** What the catalogue says of a call that itself makes its thread wait; null if it does not, or never has to as it is called here. */
  public Entry told(Op.Call call) {
    Entry entry = knowledge.find(Verb.BLOCKS, call);
    return entry == null || targets.of(call) != null || neverWaits(entry, false, call) ? null : entry;
  }

  /** How a call waits; null if it does not, or that is not known, or it is a method of the program, which has its own calls. */
  public Wait of(Op.Call call) {
    Entry told = told(call);
    if (told != null) {
      return new Wait(told, List.of());
    }
    Wait inferred = targets.of(call) != null ? null : inferred(call);
    return inferred == null || neverWaits(inferred.entry, true, call) ? null : inferred;
  }

  /** What asks the same of a server without a thread that waits; null if there is none, or what waits is no driver that the program calls itself. */
  public String alternative(Wait wait) {
    Entry driver = wait.isInferred() ? null : knowledge.findType(Verb.DRIVER, wait.entry.owner());
    return driver == null ? null : driver.tag();
  }

  /** Whether what a call waits for is known to be over by then; {@code context} is the one in question, or null for none in particular. */
  public boolean isOver(Entry entry, Body body, Op.Call call, ExecutionContext context) {
    return finished.isOver(entry, body, call, context);
  }

  /** The same of a wait that may be in library code. */
  public boolean isOver(Wait wait, Body body, Op.Call call, ExecutionContext context) {
    return wait.isInferred()
        ? wait.entry.conditions().contains(UNLESS_DONE) && finished.mayBeFinished(body, call, context)
        : isOver(wait.entry, body, call, context);
  }

  private Wait inferred(Op.Call call) {
    if (knowledge.isKnown(call) || program.declares(call.target().owner()) || call.target().owner().startsWith("java.")) {
      return null;
    }
    LibraryCode.Answer answer = program.overriders(call.target()).isEmpty() ? follow(call) : LibraryCode.Answer.UNKNOWN;
    if (!answer.isCertain()) {
      unanswered.add(call);
    }
    return answer.end() == null ? null : new Wait(known.entry(answer.end().method()), answer.way());
  }

  private LibraryCode.Answer follow(Op.Call call) {
    Op.Call made = call.receiver() == null ? null : program.call(program.origin(call.receiver()));
    boolean isMade = made != null && made.target().isConstructor() && !program.declares(made.receiverType());
    String type = isMade ? made.receiverType() : program.declares(call.receiverType()) ? call.target().owner() : call.receiverType();
    MethodRef method = new MethodRef(type, call.target().name(), call.target().descriptor());
    return search.follow(method, isMade || call.dispatch() != Op.Dispatch.VIRTUAL);
  }

  /**
   * {@code unless zero:0}: asked with a timeout of zero, it only looks; a zero given to library code may be that timeout. {@code unless unbounded}: a queue without
   * limit takes at once.
   */
  private boolean neverWaits(Entry entry, boolean isInferred, Op.Call call) {
    for (String condition : entry.conditions()) {
      if (condition.equals(UNLESS_UNBOUNDED) && isMadeWithoutCapacity(call.receiver())) {
        return true;
      }
      if (condition.startsWith(UNLESS_ZERO)) {
        int argument = Integer.parseInt(condition.substring(UNLESS_ZERO.length()));
        List<Value> arguments = call.arguments();
        if (isInferred ? arguments.stream().anyMatch(Waits::isZero) : argument < arguments.size() && isZero(arguments.get(argument))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isZero(Value value) {
    return value instanceof Value.Constant constant && constant.value() instanceof Number number && number.longValue() == 0;
  }

  private boolean isMadeWithoutCapacity(Value receiver) {
    Op.Call made = receiver == null ? null : program.call(program.origin(receiver));
    return made != null && made.target().isConstructor() && !made.target().parameterTypes().contains("int");
  }

  /** How many of the calls that were asked about have neither an entry nor an answer from class files. */
  public int unanswered() {
    return unanswered.size();
  }
}
