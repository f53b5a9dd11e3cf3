package dev.concurrency.checker.javac;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.rule.RuleCases;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A site is found again in the class file by line, name and descriptor. So each call of the model must stand in the class file at its line: for
 * all rule cases, whatever way they are wrapped.
 */
class PlacesMatchClassFilesTest {

  @TempDir Path classes;

  @TestFactory
  Stream<DynamicTest> everyCallStandsAtItsLine() throws IOException {
    List<Path> roots = new ArrayList<>();
    try (Stream<Path> cases = Files.list(Path.of("src/test/cases"))) {
      cases.filter(RuleCases::compilesHere).sorted().forEach(roots::add);
    }
    roots.add(Path.of("src/test/places"));
    return roots.stream().map(root -> DynamicTest.dynamicTest(root.toString(), () -> check(root)));
  }

  private void check(Path root) throws IOException {
    Path out = Files.createTempDirectory(classes, "classes");
    Multiset<String> model = HashMultiset.create();
    Program program = compile(root, out);
    for (Body body : program.bodies()) {
      for (Op.Call call : body.calls()) {
        // An array's clone() is not named by its class in both places, and the constructor of an inner class takes its outer object unseen.
        if (!call.target().isConstructor() && !call.target().owner().startsWith("java.lang.Enum") && !call.receiverType().endsWith("[]")) {
          model.add(key(body.file().simpleName(), call.place().codeLine(), call.target().name(), call.target().descriptor()));
        }
      }
    }
    assertThat(model).isNotEmpty();
    assertThat(Multisets.difference(model, callsIn(out))).as("calls that the class files have elsewhere or not at all").isEmpty();
  }

  private static Program compile(Path root, Path out) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Path> sources;
    try (Stream<Path> files = Files.walk(root)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    String classPath =
        String.join(
            java.io.File.pathSeparator,
            Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).filter(entry -> entry.endsWith(".jar")).toList());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
      List<String> options = List.of("-d", out.toString(), "-cp", classPath, "-proc:none", "-nowarn", "-Xlint:none", "-g");
      JavacTask task = (JavacTask) compiler.getTask(Writer.nullWriter(), files, null, options, null, units);
      List<CompilationUnitTree> trees = new ArrayList<>();
      task.parse().forEach(trees::add);
      task.analyze();
      Extractor extractor = new Extractor(task, file -> new Extractor.SourceFileName(file.getName(), false));
      for (CompilationUnitTree unit : trees) {
        for (Tree declaration : unit.getTypeDecls()) {
          if (declaration instanceof ClassTree) {
            extractor.add(new TreePath(new TreePath(unit), declaration));
          }
        }
      }
      assertThat(extractor.callsUnresolved()).isZero();
      Program program = extractor.build();
      task.generate();
      return program;
    }
  }

  private static Multiset<String> callsIn(Path classes) throws IOException {
    Multiset<String> calls = HashMultiset.create();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(classes)) {
      files = walk.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      ClassNode node = new ClassNode();
      new ClassReader(Files.readAllBytes(file)).accept(node, 0);
      for (MethodNode method : node.methods) {
        int line = 0;
        for (AbstractInsnNode instruction : method.instructions) {
          if (instruction instanceof LineNumberNode number) {
            line = number.line;
          } else if (instruction instanceof MethodInsnNode call) {
            calls.add(key(node.sourceFile, line, call.name, call.desc));
          } else if (instruction instanceof InvokeDynamicInsnNode indy) {
            for (Object argument : indy.bsmArgs) {
              if (argument instanceof Handle handle) {
                calls.add(key(node.sourceFile, line, handle.getName(), handle.getDesc()));
              }
            }
          }
        }
      }
    }
    return calls;
  }

  private static String key(String file, int line, String name, String descriptor) {
    return file + ":" + line + " " + name + descriptor;
  }
}
