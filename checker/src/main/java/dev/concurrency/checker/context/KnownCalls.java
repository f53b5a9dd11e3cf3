package dev.concurrency.checker.context;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The calls of which the catalogue says something, looked for once: they are few, and each rule is about few of its verbs. */
final class KnownCalls {

  private final Map<Verb, ListMultimap<Body, Op.Call>> byVerb = new EnumMap<>(Verb.class);

  KnownCalls(Program program, Knowledge knowledge) {
    for (Verb verb : Verb.values()) {
      byVerb.put(verb, MultimapBuilder.linkedHashKeys().arrayListValues().build());
    }
    for (Body body : program.bodies()) {
      for (Op.Call call : body.calls()) {
        for (Verb verb : knowledge.verbs(call)) {
          byVerb.get(verb).put(body, call);
        }
      }
    }
  }

  /** Those of a body, in its order. */
  List<Op.Call> in(Body body, Verb verb) {
    return byVerb.get(verb).get(body);
  }

  /** Those of the program, in its order. */
  List<Program.CallSite> everywhere(Verb verb) {
    return byVerb.get(verb).entries().stream().map(known -> new Program.CallSite(known.getKey(), known.getValue())).toList();
  }
}
