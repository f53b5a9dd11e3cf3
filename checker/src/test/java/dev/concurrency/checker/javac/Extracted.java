package dev.concurrency.checker.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import dev.concurrency.checker.model.Program;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What an {@link Extractor} makes of a directory of sources, in this JVM. */
record Extracted(Program program, List<String> internalErrors) {

  static Extracted from(Path root, Function<JavaFileObject, Extractor.SourceFileName> names) throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(root)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask) compiler.getTask(Writer.nullWriter(), files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      task.analyze();
      Extractor extractor = new Extractor(task, names);
      for (CompilationUnitTree unit : units) {
        for (Tree declaration : unit.getTypeDecls()) {
          if (declaration instanceof ClassTree) {
            extractor.add(new TreePath(new TreePath(unit), declaration));
          }
        }
      }
      return new Extracted(extractor.build(), extractor.internalErrors());
    }
  }
}
