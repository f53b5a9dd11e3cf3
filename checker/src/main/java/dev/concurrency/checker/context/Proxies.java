package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeInfo;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Methods that a container's proxy hands to another thread, and calls that do not come by the proxy. */
public final class Proxies {

  private static final String EXCEPT_SET = "except:set:";
  private static final Set<String> PRIMITIVES = Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");

  private final Program program;
  private final Knowledge knowledge;
  private final Elements elements;
  private final Map<String, Boolean> settings = new HashMap<>();

  Proxies(Program program, Knowledge knowledge, Elements elements) {
    this.program = program;
    this.knowledge = knowledge;
    this.elements = elements;
  }

  /** By which entry a proxy runs a method elsewhere, which its own annotation says; null if none does. */
  public Entry of(Body body) {
    return body.kind() == Body.Kind.METHOD ? among(body.annotations()) : null;
  }

  /** What the thread is called on which the proxy lets a method run. */
  public String thread(Body body) {
    return body.annotations().stream()
        .filter(annotation -> among(Set.of(annotation)) != null)
        .map(annotation -> knowledge.findType(Verb.ANNOTATION, annotation))
        .filter(entry -> entry != null && entry.where() != null && !entry.where().label().isEmpty())
        .map(entry -> entry.where().label())
        .findFirst()
        .orElse("another thread");
  }

  private Entry among(Set<String> annotations) {
    for (String annotation : annotations) {
      Entry entry = knowledge.findType(Verb.PROXIED, annotation);
      if (entry != null && entry.conditions().stream().noneMatch(this::isSet)) {
        return entry;
      }
    }
    return null;
  }

  /** Whether some class of the program says that it is done without proxies. */
  private boolean isSet(String condition) {
    String setting = condition.substring(EXCEPT_SET.length());
    return settings.computeIfAbsent(setting, key -> program.types().stream().anyMatch(type -> type.inSource() && type.annotations().contains(key)));
  }

  /**
   * What keeps a proxy from overriding the method: {@code private}, {@code static} or {@code final}; null if nothing does. A proxy that implements the
   * interface of a final method need not override it.
   */
  public Modifier obstacle(Body body) {
    for (Modifier modifier : List.of(Modifier.PRIVATE, Modifier.STATIC)) {
      if (body.modifiers().contains(modifier)) {
        return modifier;
      }
    }
    return body.modifiers().contains(Modifier.FINAL) && body.overrides().isEmpty() ? Modifier.FINAL : null;
  }

  /**
   * The method because of which the container makes the object that has another method before there are proxies; null if there is none. Where it carries a second annotation, that may say
   * when it does not count.
   */
  public Body madeEarlyFor(Body body) {
    for (Body other : program.bodiesOf(body.owner())) {
      if (other.kind() == Body.Kind.METHOD && !other.modifiers().contains(Modifier.STATIC) && other.annotations().size() == 1) {
        Entry early = knowledge.findType(Verb.EARLY, other.annotations().iterator().next());
        if (early != null && program.isSubtype(other.returnType().name(), early.tag())) {
          return other;
        }
      }
    }
    return null;
  }

  /** Whether what the method returns certainly cannot come back to who calls the proxy. */
  public boolean losesResult(Body body, Entry proxied) {
    String type = body.returnType().name();
    TypeInfo known = program.type(type);
    boolean isOther = known != null && !type.equals("java.lang.Object") && !type.equals("java.lang.Void") && !program.isSubtype(type, proxied.tag());
    return isOther || PRIMITIVES.contains(type) || type.endsWith("[]");
  }

  /** The calls of a method, or of what it overrides, that may come by the proxy. */
  public List<Program.CallSite> callsFromOutside(Body body) {
    List<Program.CallSite> calls = new ArrayList<>(program.callsOf(body.method()));
    for (MethodRef overridden : body.overrides()) {
      calls.addAll(program.callsOf(overridden));
    }
    calls.removeIf(site -> isOnThis(site.call()));
    return calls;
  }

  /** The calls of a method on the very object that the calling method belongs to, where that is certainly not the proxy and not on the other thread already. */
  public List<Program.CallSite> callsOnItself(Body body) {
    return program.callsOf(body.method()).stream()
        .filter(site -> site.call().dispatch() == Op.Dispatch.VIRTUAL && isOnThis(site.call()) && program.isSubtype(site.body().owner(), body.owner()))
        .filter(site -> isPlain(site.body()))
        .toList();
  }

  private boolean isOnThis(Op.Call call) {
    return call.receiver() != null && program.origin(call.receiver()) instanceof Value.This;
  }

  /**
   * A method, or a function that it runs in place. A final method runs on the proxy itself, where the proxy is made by overriding the others; and so does a
   * private one that it calls.
   */
  private boolean isPlain(Body body) {
    Body at = body;
    while (at.isFunction()) {
      if (elements.pass(at) == null) {
        return false;
      }
      at = program.body(at.enclosing());
    }
    TypeInfo owner = program.type(at.owner());
    return at.kind() == Body.Kind.METHOD
        && !at.modifiers().contains(Modifier.FINAL)
        && !(at.modifiers().contains(Modifier.PRIVATE) && program.bodiesOf(at.owner()).stream().anyMatch(other -> other.modifiers().contains(Modifier.FINAL)))
        && among(at.annotations()) == null
        && (owner == null || among(owner.annotations()) == null);
  }
}
