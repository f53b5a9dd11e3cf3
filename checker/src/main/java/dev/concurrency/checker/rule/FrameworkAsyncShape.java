package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.Proxies;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** A method that a container is to run on another thread, in a shape in which it cannot, or is not asked. */
@AutoService(Rule.class)
public final class FrameworkAsyncShape implements Rule {

  /** Enough to prove it, however often the method is called. */
  private static final int MOST_CALLS_WATCHED = 8;

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A method that a container is to run on another thread is called past the container, or has a form for which it cannot do so.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    Proxies proxies = code.proxies();
    Entry proxied = proxies.of(body);
    if (proxied == null) {
      return;
    }
    String promise = body.method().shortName() + " is to run on " + proxies.thread(body) + ", but ";
    Modifier obstacle = proxies.obstacle(body);
    if (obstacle != null) {
      String message = promise + "is " + obstacle + ", and no proxy can take the call: it runs on the thread that calls it.";
      reporter.report(Problem.at(body, body.place(), watches(Probe.PROXIED_CALL, body, code.program().callsOf(body.method())), message));
      return;
    }
    Body early = proxies.madeEarlyFor(body);
    if (early != null) {
      String message =
          promise + "its object is made before there are proxies, because " + early.method().shortName() + " of the same object makes a "
              + TypeRef.simpleName(early.returnType().name()) + ": it runs on the thread that calls it. If that method were static, it would not.";
      reporter.report(Problem.at(body, body.place(), watches(Probe.PROXIED_CALL, body, code.program().callsOf(body.method())), message));
      return;
    }
    if (proxies.losesResult(body, proxied)) {
      String message =
          promise + "returns " + TypeRef.simpleName(body.returnType().name()) + ", which is not there yet when the call returns: the caller is refused, or gets null. Only a "
              + TypeRef.simpleName(proxied.tag()) + " or nothing can be returned.";
      reporter.report(Problem.at(body, body.place(), watches(Probe.PROXIED_RESULT, body, proxies.callsFromOutside(body)), message));
    }
    for (Program.CallSite site : proxies.callsOnItself(body)) {
      String message = promise + "is called on this very object, past the proxy: it runs here, on the thread that calls, which waits for its end.";
      reporter.report(Problem.at(site.body(), site.call().place(), watches(Probe.PROXIED_CALL, body, List.of(site)), message));
    }
  }

  private static List<Problem.Watch> watches(Probe probe, Body method, List<Program.CallSite> calls) {
    List<Problem.Watch> watches = new ArrayList<>();
    calls.stream().limit(MOST_CALLS_WATCHED).forEach(site -> watches.add(new Problem.Watch(probe, site.body(), site.call(), site.call().place())));
    watches.add(new Problem.Watch(Probe.PROXIED_BODY, method, null, method.place(), method.method()));
    return watches;
  }
}
