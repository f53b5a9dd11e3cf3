package dev.concurrency.maven.observed;

import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.maven.observed.Sighting.Frame;
import dev.concurrency.maven.observed.Sighting.How;
import dev.concurrency.maven.probe.FlightRecorder;
import dev.concurrency.maven.probe.runtime.Frames;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Reads one recording. Not thread-safe. */
final class LoopEvents {

  /** Waits of which the recorder tells when they are over, and how long they took. */
  private static final Map<String, How> WAITS =
      Map.of(
          FlightRecorder.PARKS, How.WAITED,
          FlightRecorder.WAITS_IN_MONITOR, How.WAITED,
          FlightRecorder.SLEEPS, How.SLEPT,
          FlightRecorder.WANTS_MONITOR, How.WANTED_MONITOR,
          FlightRecorder.READS_SOCKET, How.READ_SOCKET,
          FlightRecorder.READS_FILE, How.READ_FILE);

  /** So many looks in a row, 20 ms apart, found the thread at the same method. */
  private static final int LEAST_SAMPLES = 5;

  private final Map<Long, ThreadKind> loops;
  private final Set<String> module;
  private final Map<Long, Stretch> computing = new HashMap<>();
  private final List<Sighting> sightings = new ArrayList<>();

  private record Happened(Instant at, String type, Duration took, long thread, String name, List<RecordedFrame> stack) {}

  private record Stretch(Instant from, Instant to, int samples, Happened first, ThreadKind kind, List<Frame> own) {}

  /**
   * @param loops kinds of the threads that are known to be loops, by their number; others can show it in their stacks
   * @param module binary names of the module's classes
   */
  LoopEvents(Map<Long, ThreadKind> loops, Set<String> module) {
    this.loops = new HashMap<>(loops);
    this.module = module;
  }

  /** In the order of time. */
  List<Sighting> read(Path file) throws IOException {
    List<Happened> happened = new ArrayList<>();
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        Happened one = happened(recording.readEvent());
        if (one != null) {
          happened.add(one);
        }
      }
    }
    // What one event shows of a thread holds for its others too, whose stacks may be cut off.
    happened.forEach(this::classify);
    happened.sort(Comparator.comparing(Happened::at));
    happened.forEach(this::look);
    List.copyOf(computing.keySet()).forEach(this::end);
    return sightings;
  }

  private static Happened happened(RecordedEvent event) {
    String type = event.getEventType().getName();
    boolean isSample = type.equals(FlightRecorder.COMPUTES) || type.equals(FlightRecorder.IN_NATIVE);
    if (!isSample && !WAITS.containsKey(type) || event.getStackTrace() == null) {
      return null;
    }
    if (event.getStackTrace().getFrames().stream().anyMatch(LoopEvents::loadsClasses)) {
      // What the JVM does the first time is no habit of the code.
      return null;
    }
    RecordedThread thread = isSample ? event.getThread("sampledThread") : event.getThread();
    return thread == null || thread.getJavaThreadId() < 0
        ? null
        : new Happened(event.getStartTime(), type, event.getDuration(), thread.getJavaThreadId(), thread.getJavaName(), event.getStackTrace().getFrames());
  }

  private static boolean loadsClasses(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.equals("java.lang.ClassLoader") || type.startsWith("jdk.internal.loader.") || type.equals("java.lang.invoke.MethodHandleNatives");
  }

  private void classify(Happened one) {
    if (!loops.containsKey(one.thread())) {
      for (RecordedFrame frame : one.stack()) {
        ThreadKind kind = loop(frame.getMethod());
        if (kind != null) {
          loops.put(one.thread(), kind);
          return;
        }
      }
    }
  }

  /** The kind of thread that has such a method on its stack; null for all other methods. */
  private static ThreadKind loop(RecordedMethod method) {
    String type = method.getType().getName();
    if (method.getName().equals("run") && type.contains("io.netty.channel.") && type.endsWith("EventLoop")) {
      return type.endsWith(".ThreadPerChannelEventLoop") ? null : ThreadKind.NETTY_EVENT_LOOP;
    }
    return type.equals("java.awt.EventDispatchThread") ? ThreadKind.SWING_EDT : null;
  }

  private void look(Happened one) {
    ThreadKind kind = loops.get(one.thread());
    if (kind == null) {
      return;
    }
    List<Frame> own = own(one.stack());
    Stretch before = computing.get(one.thread());
    boolean goesOn = one.type().equals(FlightRecorder.COMPUTES) && before != null && !own.isEmpty() && sameMethod(before.own().get(0), own.get(0));
    if (goesOn) {
      computing.put(one.thread(), new Stretch(before.from(), one.at(), before.samples() + 1, before.first(), kind, before.own()));
      return;
    }
    end(one.thread());
    if (own.isEmpty()) {
      // The loop's own business: it waits for something to do.
      return;
    }
    if (one.type().equals(FlightRecorder.COMPUTES)) {
      computing.put(one.thread(), new Stretch(one.at(), one.at(), 1, one, kind, own));
    } else if (WAITS.containsKey(one.type())) {
      sightings.add(new Sighting(kind, one.name(), WAITS.get(one.type()), own, called(one.stack()), one.took().toNanos() / 1e6));
    }
  }

  private void end(long thread) {
    Stretch stretch = computing.remove(thread);
    if (stretch != null && stretch.samples() >= LEAST_SAMPLES) {
      double ms = Duration.between(stretch.from(), stretch.to()).toNanos() / 1e6;
      sightings.add(new Sighting(stretch.kind(), stretch.first().name(), How.COMPUTED, stretch.own(), null, ms));
    }
  }

  private static boolean sameMethod(Frame a, Frame b) {
    return a.type().equals(b.type()) && a.method().equals(b.method());
  }

  /** The frames of the module, as they would be without the agent. */
  private List<Frame> own(List<RecordedFrame> stack) {
    List<Frame> own = new ArrayList<>();
    Frame moved = null;
    for (RecordedFrame recorded : stack) {
      if (isOwn(recorded)) {
        Frame frame = frame(recorded);
        // What is left in the old place of a body that was moved has no lines.
        if (moved == null || !sameMethod(moved, frame)) {
          own.add(frame);
        }
        moved = recorded.getMethod().getName().startsWith(Frames.MOVED) ? frame : null;
      }
    }
    return own;
  }

  private boolean isOwn(RecordedFrame frame) {
    String method = frame.getMethod().getName();
    return frame.isJavaFrame() && module.contains(frame.getMethod().getType().getName()) && (!method.startsWith(Frames.ADDED) || method.startsWith(Frames.MOVED));
  }

  private static Frame frame(RecordedFrame frame) {
    String name = frame.getMethod().getName();
    String own = name.startsWith(Frames.MOVED) ? name.substring(name.indexOf('$', Frames.MOVED.length()) + 1) : name;
    return new Frame(frame.getMethod().getType().getName(), own, Math.max(0, frame.getLineNumber()));
  }

  /** The method right above the innermost frame of the module; null if that is the top. */
  private MethodRef called(List<RecordedFrame> stack) {
    MethodRef above = null;
    for (RecordedFrame frame : stack) {
      if (isOwn(frame)) {
        return above;
      }
      RecordedMethod method = frame.getMethod();
      if (!method.getName().startsWith(Frames.ADDED)) {
        above = new MethodRef(method.getType().getName(), method.getName(), method.getDescriptor());
      }
    }
    return null;
  }
}
