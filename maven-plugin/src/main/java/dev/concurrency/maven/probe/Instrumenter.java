package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.ActorCells;
import dev.concurrency.maven.probe.runtime.CanaryBody;
import dev.concurrency.maven.probe.runtime.LoadedTypes;
import dev.concurrency.maven.probe.runtime.ProbeKind;
import dev.concurrency.maven.probe.runtime.Probes;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.probe.runtime.Recorder;
import dev.concurrency.maven.probe.runtime.Registry;
import dev.concurrency.maven.probe.runtime.SiteInstrumenter;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import dev.concurrency.maven.probe.runtime.Subscriptions;
import java.io.IOException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rewrites the flagged places of the workload's classes, and nothing else, when those classes are loaded.
 *
 * <p>Runs in the workload's JVM. A class that cannot be rewritten is left as it is, and the evidence says so. Thread-safe.
 */
public final class Instrumenter implements SiteInstrumenter {

  private final Map<ClassLoader, Boolean> seesProbes = Collections.synchronizedMap(new WeakHashMap<>());
  private final Map<String, List<SiteSpec>> sitesByTopLevel = new HashMap<>();
  private final StaleSites stale = new StaleSites();
  private volatile boolean watchesSubscriptions;
  private volatile boolean watchesDrops;
  private volatile boolean watchesActors;
  private volatile boolean injectsFaults;
  private volatile Registry registry;

  @Override
  public List<SiteSpec> canarySites() throws IOException {
    return CanarySites.all();
  }

  @Override
  public Recorder recorder() {
    return new FlightRecorder();
  }

  @Override
  public CanaryBody canary() throws ReflectiveOperationException {
    return (CanaryBody) Class.forName(CanarySites.CANARY).getConstructor().newInstance();
  }

  @Override
  public void use(Registry agent) {
    for (SiteSpec site : agent.sites()) {
      sitesByTopLevel.computeIfAbsent(site.topLevelClass().replace('.', '/'), name -> new ArrayList<>()).add(site);
    }
    watchesSubscriptions = agent.sites().stream().anyMatch(site -> site.probe() == ProbeKind.NEVER_SUBSCRIBED || site.probe() == ProbeKind.ARGUMENT_NEVER_SUBSCRIBED);
    watchesDrops = agent.sites().stream().anyMatch(site -> site.probe() == ProbeKind.DROPPED_FAILURE);
    watchesActors = agent.sites().stream().anyMatch(site -> site.probe() == ProbeKind.ACTOR_WAIT || site.probe() == ProbeKind.ACTOR_STATE);
    injectsFaults = agent.provocation() == Provocation.FAULTS;
    registry = agent;
  }

  @Override
  public void lookForStaleSites() {
    stale.look(registry);
  }

  @Override
  public byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
    if (loader == null || name == null || redefined != null) {
      return null;
    }
    try {
      LoadedTypes.seen(name, loader);
      List<SiteSpec> sites = sitesOf(name);
      boolean maySubscribe = watchesSubscriptions && SubscribeHooks.mayHaveAny(bytes);
      boolean mayDrop = watchesDrops && DropHooks.mayHaveAny(bytes);
      boolean isCell = watchesActors && name.equals(ActorCells.CELL);
      return sites.isEmpty() && !maySubscribe && !mayDrop && !isCell ? null : instrument(loader, name, bytes, sites);
    } catch (Throwable e) {
      sitesOf(name).forEach(site -> registry.uninstrumentable(site, name.replace('/', '.') + " could not be rewritten: " + e));
      return null;
    }
  }

  /** The sites of the top-level class that the class belongs to. A dollar sign may be part of a name, so each prefix is tried. */
  private List<SiteSpec> sitesOf(String name) {
    for (int end = name.length(); end > 0; end = name.lastIndexOf('$', end - 1)) {
      List<SiteSpec> sites = sitesByTopLevel.get(name.substring(0, end));
      if (sites != null) {
        return sites;
      }
    }
    return List.of();
  }

  private byte[] instrument(ClassLoader loader, String name, byte[] bytes, List<SiteSpec> sites) {
    if (!seesProbes(loader)) {
      sites.forEach(site -> registry.uninstrumentable(site, "the class loader of " + name.replace('/', '.') + " does not see the boot class path"));
      return null;
    }
    ClassReader reader = new ClassReader(bytes);
    ClassNode type = new ClassNode();
    reader.accept(type, 0);
    if (!sites.isEmpty()) {
      stale.loaded(loader, type, sites);
    }

    Map<AbstractInsnNode, SiteMatch> calls = new LinkedHashMap<>();
    Map<MethodNode, SiteMatch> bodies = new LinkedHashMap<>();
    for (SiteSpec site : sites) {
      try {
        for (SiteMatch match : SiteMatcher.find(type, site)) {
          if (match.instruction() == null) {
            bodies.merge(match.method(), match, SiteMatch::and);
          } else {
            calls.merge(match.instruction(), match, SiteMatch::and);
          }
        }
      } catch (AmbiguousSiteException e) {
        registry.uninstrumentable(site, e.getMessage());
      }
    }
    if (!mayGetMethods(type)) {
      // Only its initializer has code, and nothing can be put beside it.
      calls.values().forEach(match -> match.sites().forEach(site -> registry.uninstrumentable(site, type.name.replace('/', '.') + " is an interface compiled for Java 7 or older; compile it for 8 or newer")));
      return null;
    }
    boolean hooked = watchesSubscriptions && SubscribeHooks.add(type);
    boolean drops = watchesDrops && DropHooks.add(type);
    boolean tells = watchesActors && ActorHooks.add(type);
    if (calls.isEmpty() && bodies.isEmpty() && !hooked && !drops && !tells) {
      return null;
    }
    Map<SiteMatch, Integer> numbers = new LinkedHashMap<>();
    calls.values().forEach(match -> numbers.put(match, registry.register(match.sites())));
    if (injectsFaults) {
      // Before anything is rewritten, because it reads the code.
      numbers.forEach((match, number) -> Faults.add(type, loader, match, number));
    }
    Wrappers wrappers = new Wrappers(type);
    List<Runnable> done = new ArrayList<>();
    for (SiteMatch match : calls.values()) {
      try {
        if (match.instruction() instanceof LabelNode head) {
          Loops.watch(match.method(), head, match.sites().get(0), numbers.get(match));
        } else {
          wrappers.redirect(match.method(), match.instruction(), numbers.get(match));
        }
        done.add(() -> report(name, match));
      } catch (AmbiguousSiteException e) {
        match.sites().forEach(site -> registry.uninstrumentable(site, e.getMessage()));
      }
    }
    for (SiteMatch match : bodies.values()) {
      String method = match.method().name;
      wrappers.redirectBody(match.method(), registry.register(match.sites()));
      done.add(() -> match.sites().forEach(site -> registry.instrumented(site, name.replace('/', '.'), method)));
    }
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    byte[] rewritten = writer.toByteArray();
    done.forEach(Runnable::run);
    if (hooked) {
      Subscriptions.hooked(loader, name.replace('/', '.'));
    }
    return rewritten;
  }

  /** Interfaces had no methods with code before Java 8. */
  private static boolean mayGetMethods(ClassNode type) {
    return (type.access & Opcodes.ACC_INTERFACE) == 0 || (type.version & 0xFFFF) >= Opcodes.V1_8;
  }

  private void report(String name, SiteMatch match) {
    match.sites().forEach(site -> registry.instrumented(site, name.replace('/', '.'), match.method().name));
  }

  private boolean seesProbes(ClassLoader loader) {
    return seesProbes.computeIfAbsent(
        loader,
        l -> {
          try {
            return Class.forName(Probes.class.getName(), false, l) == Probes.class;
          } catch (ClassNotFoundException | LinkageError e) {
            return false;
          }
        });
  }
}
