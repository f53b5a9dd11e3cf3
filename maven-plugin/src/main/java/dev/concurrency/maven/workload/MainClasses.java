package dev.concurrency.maven.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the classes with a {@code public static void main(String[])} among compiled classes, without loading any. */
public final class MainClasses {

  private static final String SUFFIX = ".class";
  private static final int MAIN = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

  private final List<PathMatcher> matchers;

  private MainClasses(List<PathMatcher> matchers) {
    this.matchers = matchers;
  }

  /**
   * Those whose names match.
   *
   * @param globs what the name must match, with {@code /} between packages: {@code **}{@code /*Load}; {@code **}{@code /} stands for no
   *     package, too
   * @throws IllegalArgumentException if a glob is malformed
   */
  public static MainClasses matching(List<String> globs) {
    return new MainClasses(globs.stream().flatMap(MainClasses::matchers).toList());
  }

  /**
   * Binary names, sorted.
   *
   * @param classes directory of class files; one that does not exist holds none
   */
  public List<String> in(Path classes) throws IOException {
    if (!Files.isDirectory(classes) || matchers.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .filter(file -> matchers.stream().anyMatch(matcher -> matcher.matches(withoutSuffix(classes.relativize(file)))))
          .filter(MainClasses::hasMain)
          .map(file -> binaryName(classes.relativize(file)))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Stream<PathMatcher> matchers(String glob) {
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      return glob.startsWith("**/")
          ? Stream.of(matcher, FileSystems.getDefault().getPathMatcher("glob:" + glob.substring("**/".length())))
          : Stream.of(matcher);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("'" + glob + "' is not a pattern for class names: " + e.getDescription(), e);
    }
  }

  private static Path withoutSuffix(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
  }

  private static String binaryName(Path file) {
    Path name = withoutSuffix(file);
    return String.join(".", Stream.iterate(0, i -> i < name.getNameCount(), i -> i + 1).map(i -> name.getName(i).toString()).toList());
  }

  private static boolean hasMain(Path file) {
    boolean[] found = new boolean[1];
    try (InputStream bytes = Files.newInputStream(file)) {
      new ClassReader(bytes)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                  found[0] |= (access & MAIN) == MAIN && name.equals("main") && descriptor.equals("([Ljava/lang/String;)V");
                  return null;
                }
              },
              ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(new IOException(file + " cannot be read: " + e.getMessage(), e));
    }
    return found[0];
  }
}
