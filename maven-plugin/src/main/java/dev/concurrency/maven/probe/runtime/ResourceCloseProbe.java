package dev.concurrency.maven.probe.runtime;

/** Remembers which objects have been closed. Judges nothing by itself. */
final class ResourceCloseProbe extends SiteProbe {

  private static final int MOST_TRACKED = 10_000;

  private final IdentityMap<Boolean> closed = new IdentityMap<>();

  ResourceCloseProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    if (visit.subject != null && closed.size() < MOST_TRACKED) {
      closed.put(visit.subject, true);
    }
  }

  /** Whether a call of {@code close()} on the object has returned. */
  boolean isClosed(Object object) {
    return object != null && closed.get(object) != null;
  }

  @Override
  void look(long now) {
    closed.expunge(gone -> {});
  }

  @Override
  boolean seen() {
    return false;
  }
}
