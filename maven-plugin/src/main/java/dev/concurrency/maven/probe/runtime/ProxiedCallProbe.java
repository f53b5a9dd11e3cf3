package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Does a method that a proxy is to run on another thread run on the thread that called it, or does its caller get no result? */
final class ProxiedCallProbe extends SiteProbe {

  private static final int MOST_EXAMPLES = 20;

  private final EvidenceLog log;
  private final ProxiedBodyProbe method;
  private final boolean ofResult;
  private final String resultType;
  private final AtomicLong ranHere = new AtomicLong();
  private final AtomicLong nulls = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();

  /** @param ofResult whether what the caller gets is the question, or where the method runs */
  ProxiedCallProbe(SiteSpec site, EvidenceLog log, ProxiedBodyProbe method, boolean ofResult) {
    super(site);
    this.log = log;
    this.method = method;
    this.ofResult = ofResult;
    this.resultType = resultType(site.descriptor());
  }

  @Override
  void entered(Visit visit, int position) {
    visit.notes[position] = method.callBegins();
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    if (!ranHere(visit, position) && result == null) {
      nulls.incrementAndGet();
    }
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    if (!ranHere(visit, position) && isRefusal(thrown) && refusals.incrementAndGet() <= MOST_EXAMPLES) {
      String why = thrown.toString();
      log.offer(() -> Json.record("refused").put("site", site.key()).put("why", why).end());
    }
  }

  private boolean ranHere(Visit visit, int position) {
    boolean ran = method.callEnds() > (Long) visit.notes[position];
    if (ran && ranHere.incrementAndGet() <= MOST_EXAMPLES && !ofResult) {
      String record = Json.record("ran-on-caller").put("site", site.key()).put("thread", Thread.currentThread().getName()).end();
      log.offer(() -> record);
    }
    return ran;
  }

  /** Thrown, before the method has run, by what is to run it asynchronously; and the complaint ends with the type that the method returns. */
  private boolean isRefusal(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown.getMessage() != null && thrown.getMessage().endsWith(" " + resultType) && trace.length > 0 && trace[0].getClassName().contains("Async");
  }

  /** As {@code Class.getName} spells it. */
  private static String resultType(String descriptor) {
    String type = descriptor.substring(descriptor.indexOf(')') + 1);
    return switch (type.charAt(0)) {
      case 'L' -> type.substring(1, type.length() - 1).replace('/', '.');
      case '[' -> type.replace('/', '.');
      case 'Z' -> "boolean";
      case 'B' -> "byte";
      case 'C' -> "char";
      case 'S' -> "short";
      case 'I' -> "int";
      case 'J' -> "long";
      case 'F' -> "float";
      case 'D' -> "double";
      default -> "void";
    };
  }

  /** A null is no proof before the method has run: until then something else may have answered in its place. */
  @Override
  boolean seen() {
    return ofResult ? refusals.get() > 0 || nulls.get() > 0 && method.elsewhere() > 0 : ranHere.get() > 0;
  }

  @Override
  long version() {
    return super.version() + ranHere.get() + nulls.get() + refusals.get() + method.elsewhere();
  }

  @Override
  void describe(Json json) {
    json.put("ranHere", ranHere.get()).put("ranElsewhere", method.elsewhere()).put("nulls", nulls.get()).put("refusals", refusals.get());
  }
}
