package dev.concurrency.checker.bytecode;

import dev.concurrency.checker.model.LibraryCode;
import dev.concurrency.checker.model.LibraryCode.Answer;
import dev.concurrency.checker.model.LibraryCode.Hop;
import dev.concurrency.checker.model.LibraryCode.Primitive;
import dev.concurrency.checker.model.LibraryCode.Primitives;
import dev.concurrency.checker.model.MethodRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * Looks for the shortest way from a method to one that is known to wait, breadth first.
 *
 * <p>A call with several possible targets leads on only if all of them wait: those are, for a method without a body, what the classes of its jar and of the
 * caller's jar implement. If the method has a body, that body decides. Interfaces that lambdas implement lead nowhere, nor do class initialisers, reflection and
 * the bodies of the JDK. Of 62 methods of real libraries that do not wait, looser rules took one in six for one that does; these, one in twenty.
 */
final class WaySearch implements LibraryCode.Search {

  /** Counts the methods on a way, with the one that waits. Most longer ways that were measured are not taken in fact. */
  private static final int LONGEST_WAY = 9;

  /** How many methods are looked at for one question. */
  private static final int MOST_METHODS = 600;

  /** With more classes to choose from, they hardly all wait. */
  private static final int MOST_TARGETS = 12;

  private final ClassFiles classes;
  private final Primitives primitives;
  private final Map<Asked, Answer> answers = new HashMap<>();
  private final Map<MethodCode, Node> nodes = new HashMap<>();

  private record Asked(MethodRef method, boolean exactly) {}

  /** What a call leads to: a method that is known to wait, or else methods of which one runs. */
  private record Edge(int line, MethodRef callee, Primitive primitive, List<MethodCode> targets) {}

  private record Node(MethodCode code, List<Edge> edges, boolean testsDone) {}

  /**
   * @param next whose way it goes on with; null if the edge leads to the method that waits
   * @param length with the method that waits; 1 if the edge leads to it
   */
  private record Way(Edge edge, MethodCode next, Primitive end, int length) {
    private static final Comparator<Way> BEST = Comparator.comparing((Way way) -> way.end.unlessDone()).thenComparing(Way::length);

    /** Of several that all are possible, the one that says least, and then the longest. */
    private static final Comparator<Way> LEAST_CERTAIN =
        Comparator.comparing((Way way) -> way.end.minor()).thenComparing(way -> way.end.unlessDone()).thenComparing(Way::length);
  }

  WaySearch(ClassFiles classes, Primitives primitives) {
    this.classes = classes;
    this.primitives = primitives;
  }

  @Override
  public Answer follow(MethodRef method, boolean exactly) {
    return answers.computeIfAbsent(new Asked(method, exactly), this::answer);
  }

  private Answer answer(Asked asked) {
    if (isOfJdk(asked.method)) {
      return Answer.GOES_ON;
    }
    int opcode = asked.exactly ? Opcodes.INVOKESPECIAL : Opcodes.INVOKEVIRTUAL;
    List<MethodCode> targets = targets(new MethodCode.Call(opcode, asked.method, 0, false, List.of()), null);
    if (targets.isEmpty()) {
      return Answer.UNKNOWN;
    }
    Answer all = null;
    for (MethodCode target : targets) {
      Answer one = target.isReadable() ? new Question(target).answer() : Answer.UNKNOWN;
      if (one.end() == null) {
        return one;
      }
      boolean saysLess = all == null || one.end().minor() && !all.end().minor() || one.end().unlessDone() && !all.end().minor();
      all = saysLess ? one : all;
    }
    return all;
  }

  /** One method, and what is looked at to find out about it. */
  private final class Question {
    private final MethodCode start;
    private final Set<MethodCode> seen = new HashSet<>();
    private final List<Node> lookedAt = new ArrayList<>();

    Question(MethodCode start) {
      this.start = start;
    }

    Answer answer() {
      List<MethodCode> frontier = new ArrayList<>(List.of(start));
      seen.add(start);
      boolean isCut = false;
      boolean isAnyKnown = false;
      for (int length = 1; length < LONGEST_WAY && !frontier.isEmpty() && !isCut; length++) {
        List<MethodCode> next = new ArrayList<>();
        for (MethodCode code : frontier) {
          Node node = node(code);
          lookedAt.add(node);
          for (Edge edge : node.edges) {
            isAnyKnown |= edge.primitive != null && !edge.primitive.minor();
            edge.targets.stream().filter(seen::add).forEach(next::add);
          }
        }
        frontier = next;
        isCut = seen.size() > MOST_METHODS;
        Map<MethodCode, Way> ways = isAnyKnown ? ways(false) : Map.of();
        if (ways.containsKey(start)) {
          return found(ways);
        }
      }
      Map<MethodCode, Way> minor = ways(true);
      return minor.containsKey(start) ? found(minor) : isCut ? Answer.UNKNOWN : Answer.GOES_ON;
    }

    /** The best way of each method that has one, as far as the methods have been looked at. */
    private Map<MethodCode, Way> ways(boolean withMinor) {
      Map<MethodCode, Way> ways = new HashMap<>();
      boolean changed = true;
      for (int round = 1; round < LONGEST_WAY && changed; round++) {
        Map<MethodCode, Way> fresh = new HashMap<>();
        for (Node node : lookedAt) {
          if (!ways.containsKey(node.code)) {
            node.edges.stream().map(edge -> way(node, edge, ways, withMinor)).filter(Objects::nonNull).min(Way.BEST).ifPresent(way -> fresh.put(node.code, way));
          }
        }
        ways.putAll(fresh);
        changed = !fresh.isEmpty();
      }
      return ways;
    }

    private Way way(Node from, Edge edge, Map<MethodCode, Way> ways, boolean withMinor) {
      Way way = edge.primitive == null ? null : new Way(edge, null, edge.primitive, 1);
      for (MethodCode target : edge.targets) {
        Way on = ways.get(target);
        if (on == null) {
          return null;
        }
        Way through = new Way(edge, target, on.end, on.length + 1);
        way = way == null || Way.LEAST_CERTAIN.compare(through, way) > 0 ? through : way;
      }
      boolean leads = way != null && (withMinor || !way.end.minor()) && !(from.testsDone && way.end.unlessDone());
      return leads ? way : null;
    }

    private Answer found(Map<MethodCode, Way> ways) {
      List<Hop> hops = new ArrayList<>();
      Way way = null;
      for (MethodCode at = start; at != null; at = way.next) {
        way = ways.get(at);
        hops.add(new Hop(at.file(), way.edge.line, way.edge.callee));
      }
      return new Answer(true, way.end, hops);
    }
  }

  private Node node(MethodCode code) {
    Node known = nodes.get(code);
    if (known == null) {
      List<Edge> edges = new ArrayList<>();
      // A method that asks whether it is on an event loop takes care not to wait there; it leads nowhere.
      if (code.calls().stream().noneMatch(call -> primitives.tellsLoop(call.method()))) {
        code.calls().forEach(call -> addEdges(code, call, edges));
      }
      known = new Node(code, List.copyOf(edges), code.calls().stream().anyMatch(call -> primitives.tellsDone(call.method())));
      nodes.put(code, known);
    }
    return known;
  }

  private void addEdges(MethodCode caller, MethodCode.Call call, List<Edge> edges) {
    Primitive waits = primitives.waits(call.method());
    if (waits != null) {
      if (!(call.mayPassZero() && waits.unlessZero())) {
        edges.add(new Edge(call.line(), call.method(), waits, List.of()));
      }
      return;
    }
    for (MethodCode.Function function : call.functions()) {
      if (primitives.runsInPlace(call.method(), function.argument())) {
        addEdges(caller, function.body(), edges);
      }
    }
    if (!primitives.isKnown(call.method())) {
      List<MethodCode> targets = targets(call, caller);
      if (!targets.isEmpty()) {
        edges.add(new Edge(call.line(), call.method(), null, targets));
      }
    }
  }

  /** Of those methods the ones that wait are known. */
  private boolean isOfJdk(MethodRef method) {
    ClassFile type = classes.find(method.owner());
    MethodCode declared = type == null ? null : classes.lookUp(type, method.name() + method.descriptor());
    return type != null && type.isOfJdk() || declared != null && declared.owner.isOfJdk();
  }

  /** The methods of which a call runs one; none if that is not clear, or the JDK's. {@code caller} is null for a call in the program. */
  private List<MethodCode> targets(MethodCode.Call call, MethodCode caller) {
    String key = call.method().name() + call.method().descriptor();
    ClassFile type = classes.find(call.method().owner());
    if (type == null || type.isOfJdk()) {
      return List.of();
    }
    MethodCode declared = classes.lookUp(type, key);
    if (declared == null || declared.owner.isOfJdk()) {
      return List.of();
    }
    if (declared.hasBody()) {
      return List.of(declared);
    }
    if (!declared.is(Opcodes.ACC_ABSTRACT) || call.opcode() == Opcodes.INVOKESPECIAL || call.opcode() == Opcodes.INVOKESTATIC) {
      return List.of();
    }
    Set<Root> roots = new LinkedHashSet<>(List.of(type.root));
    if (caller != null) {
      roots.add(caller.owner.root);
    }
    Set<MethodCode> targets = new LinkedHashSet<>();
    for (Root root : roots) {
      List<ClassFile> implementers = classes.implementers(type.name, root);
      if (implementers == null) {
        return List.of();
      }
      for (ClassFile implementer : implementers) {
        MethodCode own = classes.lookUp(implementer, key);
        if (own == null || own.owner.isOfJdk() || !own.hasBody()) {
          return List.of();
        }
        targets.add(own);
      }
    }
    return targets.size() > MOST_TARGETS ? List.of() : List.copyOf(targets);
  }
}
