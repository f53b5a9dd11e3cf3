package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** Does a method or lambda return null where a future or publisher is expected? */
final class NullResultProbe extends SiteProbe {

  private final AtomicInteger nulls = new AtomicInteger();

  NullResultProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    if (result == null) {
      nulls.incrementAndGet();
    }
  }

  @Override
  boolean seen() {
    return nulls.get() > 0;
  }

  @Override
  long version() {
    return super.version() + nulls.get();
  }

  @Override
  void describe(Json json) {
    json.put("nulls", nulls.get());
  }
}
