package dev.concurrency.checker.errorprone;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Enter;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.util.Context;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileManager;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** All source files of a compilation, which the exported API does not give to those who come late. */
final class CompiledFiles {

  private final Map<URI, CompilationUnitTree> units = new TreeMap<>();
  private final JavaFileManager files;

  CompiledFiles(Context context) {
    this.files = context.get(JavaFileManager.class);
    Enter enter = Enter.instance(context);
    for (ClassSymbol type : Symtab.instance(context).getAllClasses()) {
      Env<AttrContext> env = enter.getEnv(type);
      if (env != null && env.toplevel != null) {
        units.put(env.toplevel.getSourceFile().toUri(), env.toplevel);
      }
    }
  }

  /** In the order of their files. */
  Iterable<CompilationUnitTree> units() {
    return units.values();
  }

  /** Where the class files are that the compilation refers to; empty if its file manager does not keep them in the file system. */
  List<Path> classPath() {
    List<Path> classPath = new ArrayList<>();
    if (files instanceof StandardJavaFileManager manager) {
      for (StandardLocation location : List.of(StandardLocation.CLASS_PATH, StandardLocation.MODULE_PATH)) {
        Iterable<? extends Path> paths = manager.hasLocation(location) ? manager.getLocationAsPaths(location) : null;
        if (paths != null) {
          paths.forEach(classPath::add);
        }
      }
    }
    return classPath;
  }

  /** Whether the file lies where javac puts what annotation processors write. */
  boolean isWrittenByProcessor(CompilationUnitTree unit) {
    if (!(files instanceof StandardJavaFileManager manager)) {
      return false;
    }
    if (manager.hasLocation(StandardLocation.SOURCE_OUTPUT)) {
      return lies(unit, manager, StandardLocation.SOURCE_OUTPUT);
    }
    return lies(unit, manager, StandardLocation.CLASS_OUTPUT) && !units.values().stream().allMatch(each -> lies(each, manager, StandardLocation.CLASS_OUTPUT));
  }

  private static boolean lies(CompilationUnitTree unit, StandardJavaFileManager manager, StandardLocation location) {
    Iterable<? extends Path> directories = manager.getLocationAsPaths(location);
    if (directories != null) {
      for (Path directory : directories) {
        try {
          if (Path.of(unit.getSourceFile().toUri()).startsWith(directory.toAbsolutePath().normalize())) {
            return true;
          }
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
          return false;
        }
      }
    }
    return false;
  }
}
