package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.ProbeKind;
import dev.concurrency.maven.probe.runtime.Registry;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;

/**
 * Finds sites that no class file of their top-level class has: then the compiled code is not what was analysed.
 *
 * <p>A nested class is loaded late or never, so the class files are read as resources, in the agent's thread.
 */
final class StaleSites {

  private record Family(String topLevel, WeakReference<ClassLoader> loader, List<SiteSpec> sites) {}

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Queue<Family> open = new ConcurrentLinkedQueue<>();

  /** Notes that a class with sites was loaded. */
  void loaded(ClassLoader loader, ClassNode type, List<SiteSpec> sites) {
    String topLevel = sites.get(0).topLevelClass().replace('.', '/');
    if (known.add(topLevel + "@" + System.identityHashCode(loader))) {
      open.add(new Family(topLevel, new WeakReference<>(loader), sites));
    }
  }

  void look(Registry registry) {
    for (Family family; (family = open.poll()) != null; ) {
      ClassLoader loader = family.loader.get();
      if (loader == null) {
        continue;
      }
      List<ClassNode> types = readNest(family.topLevel, loader);
      if (types.isEmpty()) {
        // Made at run time: there is no file to compare with.
        continue;
      }
      for (SiteSpec site : family.sites) {
        if (!SiteMatcher.isPlaceOnly(site) && types.stream().noneMatch(type -> has(type, site))) {
          registry.stale(
              site,
              site.place() + " has no " + what(site)
                  + " in the compiled classes; they differ from the source that was analysed, so compile and analyse again");
        }
      }
    }
  }

  private static String what(SiteSpec site) {
    if (site.probe() == ProbeKind.RESOURCE_CLOSE) {
      return "call of close";
    }
    if (site.probe() == ProbeKind.PROXIED_BODY) {
      return "method " + site.name();
    }
    return site.name().isEmpty() ? "loop" : (site.descriptor().isEmpty() ? "write of " : "call of ") + site.name();
  }

  private static boolean has(ClassNode type, SiteSpec site) {
    try {
      return !SiteMatcher.find(type, site).isEmpty();
    } catch (AmbiguousSiteException e) {
      return true;
    }
  }

  private static List<ClassNode> readNest(String topLevel, ClassLoader loader) {
    List<ClassNode> types = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> names = new LinkedHashSet<>(Set.of(topLevel));
    while (!names.isEmpty()) {
      String name = names.iterator().next();
      names.remove(name);
      if (!seen.add(name)) {
        continue;
      }
      try (InputStream in = loader.getResourceAsStream(name + ".class")) {
        if (in == null) {
          return List.of();
        }
        ClassNode type = new ClassNode();
        new ClassReader(in).accept(type, 0);
        types.add(type);
        for (InnerClassNode inner : type.innerClasses) {
          if (inner.name.startsWith(topLevel + "$")) {
            names.add(inner.name);
          }
        }
      } catch (IOException | RuntimeException e) {
        // Not readable here: then nothing is known, and nothing is said.
        return List.of();
      }
    }
    return types;
  }
}
