package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.BusyLoops;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Place;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A loop that goes round until another thread has done something, instead of waiting for it. */
@AutoService(Rule.class)
public final class BusyWait implements Rule {

  /** Somebody who looks once in a while does not wait for anything. */
  private static final long SELDOM_MILLIS = 1000;

  private static final Pattern TEST = Pattern.compile(".*(Test|Tests|TestCase|IT)");

  /** {@code Thread.onSpinWait} is for short waits; who uses it and says why knows what he does. */
  private static final String HINT = "onSpinWait";

  /** With nothing in it, or with a call that lets others run. */
  private static final Pattern UNTIL_DONE =
      Pattern.compile("while\\s*\\(\\s*!\\s*([\\w.]+)\\.isDone\\(\\)\\s*\\)\\s*(?:;|\\{\\s*(?:Thread\\.(?:onSpinWait|yield)\\(\\);\\s*)?\\})");

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A loop goes round until another thread has done something, instead of waiting for it.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (BusyLoops.Busy busy : code.busyLoops().in(body)) {
      boolean sleeps = busy.pauses().stream().anyMatch(pause -> code.busyLoops().millis(pause) != 0);
      boolean seldom = busy.pauses().stream().anyMatch(pause -> code.busyLoops().millis(pause) >= SELDOM_MILLIS);
      if (seldom || isTest(body, code) || isLockFree(body, code) || isExplained(body, busy)) {
        continue;
      }
      Problem problem = Problem.at(body, busy.loop(), sleeps ? Probe.POLLING_LOOP : Probe.BUSY_LOOP, message(busy, sleeps));
      for (Op.Call work : busy.work()) {
        problem = problem.watching(Probe.LOOP_WORK, body, work);
      }
      Fix fix = fix(body, busy, code);
      problem = problem.fixedBy(fix);
      reporter.report(sleeps ? problem.as(Severity.INFO) : problem);
    }
  }

  private static String message(BusyLoops.Busy busy, boolean sleeps) {
    String waits =
        busy.work().isEmpty()
            ? "This loop goes round until another thread changes what " + busy.what() + " says"
            : "This loop goes round while " + busy.what() + " finds nothing";
    return sleeps ? waits + ": it wakes up for nothing again and again, and is late when there is something." : waits + ": it keeps a processor busy and does nothing.";
  }

  private static boolean isTest(Body body, Code code) {
    return TEST.matcher(body.topLevelClass()).matches()
        || code.program().member(body).annotations().stream().anyMatch(annotation -> annotation.endsWith("Test") || annotation.endsWith("ForTesting"));
  }

  /** What another thread is about to finish, in an algorithm without locks, is there in a moment. */
  private static boolean isLockFree(Body body, Code code) {
    return body.calls().stream().anyMatch(code.locks()::isClaim);
  }

  private static boolean isExplained(Body body, BusyLoops.Busy busy) {
    String text = body.file().text();
    int start = busy.loop().place().start();
    for (Op.Call pause : busy.pauses()) {
      if (pause.target().name().equals(HINT)) {
        String[] before = text.substring(0, start).stripTrailing().split("\n");
        return isComment(before[before.length - 1]) || text.substring(start, pause.place().start()).lines().anyMatch(BusyWait::isComment);
      }
    }
    return false;
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("//") || line.strip().startsWith("/*") || line.strip().endsWith("*/");
  }

  /** Waits for the future, where that needs no new exception in the signature, and no other rule speaks of waits. */
  private static Fix fix(Body body, BusyLoops.Busy busy, Code code) {
    Place place = busy.loop().place();
    Matcher loop = UNTIL_DONE.matcher(body.file().text().substring(place.start(), place.end()));
    Op.Call look = body.calls().stream().filter(call -> body.within(call.region(), busy.loop().id()) && code.is(Verb.TELLS_DONE, call)).findFirst().orElse(null);
    boolean canJoin = look != null && code.program().isSubtype(look.receiverType(), "java.util.concurrent.CompletableFuture");
    boolean mayWait = canJoin && code.contexts().of(body).isEmpty() && AsyncMethods.around(body, code) == null && !code.locks().mayBeHeld(body, look);
    return mayWait && loop.matches()
        ? new Fix("wait for the future; if it failed, that is thrown here", Fix.Safety.REVIEW, List.of(new TextEdit(place.start(), place.end(), loop.group(1) + ".join();")))
        : null;
  }
}
