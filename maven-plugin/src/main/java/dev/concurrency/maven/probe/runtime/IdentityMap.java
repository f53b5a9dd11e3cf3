package dev.concurrency.maven.probe.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Remembers something about objects, told apart by identity, without keeping them alive. Thread-safe; looking up takes no lock. */
final class IdentityMap<V> {

  private final ConcurrentHashMap<Object, V> map = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  private static final class Key extends WeakReference<Object> {

    private final int hash;

    Key(Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
      this.hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Key key && get() != null && get() == key.get();
    }
  }

  V get(Object object) {
    return size.get() == 0 ? null : map.get(new Key(object, null));
  }

  void put(Object object, V value) {
    if (map.put(new Key(object, collected), value) == null) {
      size.incrementAndGet();
    }
  }

  /** What is remembered of the object by now: what was before, or else the value. */
  V putIfAbsent(Object object, V value) {
    V before = get(object);
    before = before == null ? map.putIfAbsent(new Key(object, collected), value) : before;
    if (before == null) {
      size.incrementAndGet();
    }
    return before == null ? value : before;
  }

  /** Forgets the objects that are garbage and hands over what was remembered of them. */
  void expunge(Consumer<V> gone) {
    for (Object key; (key = collected.poll()) != null; ) {
      V value = map.remove(key);
      if (value != null) {
        size.decrementAndGet();
        gone.accept(value);
      }
    }
  }

  Iterable<V> values() {
    return map.values();
  }

  /** How many are remembered, roughly. */
  int size() {
    return size.get();
  }
}
