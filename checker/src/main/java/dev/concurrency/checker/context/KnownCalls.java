package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls of which the catalogue says something, looked for once: they are few, and each rule is about few of its verbs. */
final class KnownCalls {

  private final Map<Verb, Map<Body, List<Op.Call>>> byVerb = new EnumMap<>(Verb.class);
  private final Map<Body, List<Op.Call>> asynchronous = new LinkedHashMap<>();

  KnownCalls(Program program, Knowledge knowledge) {
    for (Verb verb : Verb.values()) {
      byVerb.put(verb, new LinkedHashMap<>());
    }
    for (Body body : program.bodies()) {
      for (Op.Call call : body.calls()) {
        for (Verb verb : knowledge.verbs(call)) {
          byVerb.get(verb).computeIfAbsent(body, unused -> new ArrayList<>()).add(call);
        }
        String result = call.result().name();
        if (knowledge.findType(Verb.ASYNC, result) != null || knowledge.findType(Verb.UNFINISHED, result) != null) {
          asynchronous.computeIfAbsent(body, unused -> new ArrayList<>()).add(call);
        }
      }
    }
  }

  /** Those of a body, in its order. */
  List<Op.Call> in(Body body, Verb verb) {
    return byVerb.get(verb).getOrDefault(body, List.of());
  }

  /** Those of the program, in its order. */
  List<Program.CallSite> everywhere(Verb verb) {
    List<Program.CallSite> sites = new ArrayList<>();
    byVerb.get(verb).forEach((body, calls) -> calls.forEach(call -> sites.add(new Program.CallSite(body, call))));
    return sites;
  }

  /** Those of a body that return a future, a publisher, or what has yet to become one. */
  List<Op.Call> asynchronous(Body body) {
    return asynchronous.getOrDefault(body, List.of());
  }
}
