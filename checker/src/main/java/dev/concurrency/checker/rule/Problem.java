package dev.concurrency.checker.rule;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.LibraryCode;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Place;
import dev.concurrency.checker.model.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule found. Immutable.
 *
 * @param severity null for the rule's own
 * @param context on which thread, and how the code gets there; null where that does not matter
 * @param beyond where the way goes on in library code; mostly empty
 * @param watches what a probe has to observe to prove it; the first one is, as a rule, the flagged place
 */
public record Problem(
    Body body, Place place, String message, Severity severity, ExecutionContext context, List<LibraryCode.Hop> beyond, List<Watch> watches, List<Fix> fixes) {

  /**
   * A place to observe: a call, an access of a field or element, or, if {@code op} is null, the loop or the return at {@code place}.
   *
   * @param implied a call that the source does not show, such as those by which a for-each loop reads; else null
   */
  public record Watch(Probe probe, Body body, Op op, Place place, MethodRef implied) {
    public Watch(Probe probe, Body body, Op op, Place place) {
      this(probe, body, op, place, null);
    }
  }

  public Problem {
    beyond = List.copyOf(beyond);
    watches = List.copyOf(watches);
    fixes = List.copyOf(fixes);
  }

  public static Problem at(Body body, Op.Call call, Probe probe, String message) {
    return new Problem(body, call.place(), message, null, null, List.of(), List.of(new Watch(probe, body, call, call.place())), List.of());
  }

  public static Problem at(Body body, Region.Loop loop, Probe probe, String message) {
    return new Problem(body, loop.place(), message, null, null, List.of(), List.of(new Watch(probe, body, null, loop.place())), List.of());
  }

  /** Flags one call and watches others, which {@link #watching} names. */
  public static Problem about(Body body, Op.Call call, String message) {
    return new Problem(body, call.place(), message, null, null, List.of(), List.of(), List.of());
  }

  /** One that is proved in other places than where it stands. */
  public static Problem at(Body body, Place place, List<Watch> watches, String message) {
    return new Problem(body, place, message, null, null, List.of(), watches, List.of());
  }

  public static Problem at(Body body, Op.Return leave, Probe probe, String message) {
    return at(body, leave.place(), List.of(new Watch(probe, body, null, leave.place())), message);
  }

  /** A write to a field or element that depends on what was read of it before: {@code read} is where that began. */
  public static Problem at(Body body, Op write, Op read, Probe probe, String message) {
    Watch watch = new Watch(probe, body, write, write.place().since(read.place()));
    return new Problem(body, write.place(), message, null, null, List.of(), List.of(watch), List.of());
  }

  public Problem in(ExecutionContext where) {
    return new Problem(body, place, message, severity, where, beyond, watches, fixes);
  }

  public Problem through(List<LibraryCode.Hop> way) {
    return new Problem(body, place, message, severity, context, way, watches, fixes);
  }

  public Problem as(Severity other) {
    return new Problem(body, place, message, other, context, beyond, watches, fixes);
  }

  public Problem watching(Probe probe, Body where, Place lines) {
    List<Watch> more = new ArrayList<>(watches);
    more.add(new Watch(probe, where, null, lines));
    return new Problem(body, place, message, severity, context, beyond, more, fixes);
  }

  /** The same problem, with its first watch at a call of another body: what the flagged call leads to. */
  public Problem provedAt(Body where, Op.Call call) {
    List<Watch> others = new ArrayList<>(watches);
    others.set(0, new Watch(watches.get(0).probe(), where, call, call.place()));
    return new Problem(body, place, message, severity, context, beyond, others, fixes);
  }

  public Problem watching(Probe probe, Body where, Op.Call call) {
    List<Watch> more = new ArrayList<>(watches);
    more.add(new Watch(probe, where, call, call.place()));
    return new Problem(body, place, message, severity, context, beyond, more, fixes);
  }

  /** The same problem at a call that waits: it may take longer than in a workload, if what it waits for is outside the JVM. */
  public Problem mayTakeLonger(Entry wait, Body where, Op.Call call) {
    return wait.waitsForOutside() ? watching(Probe.OUTSIDE_WAIT, where, call) : this;
  }

  /** The same problem with a suggested fix; itself if that is null. */
  public Problem fixedBy(Fix fix) {
    if (fix == null) {
      return this;
    }
    List<Fix> more = new ArrayList<>(fixes);
    more.add(fix);
    return new Problem(body, place, message, severity, context, beyond, watches, more);
  }
}
