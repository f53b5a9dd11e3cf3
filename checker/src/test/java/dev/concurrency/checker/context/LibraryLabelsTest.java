package dev.concurrency.checker.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.bytecode.ClassFiles;
import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.catalog.MethodPattern;
import dev.concurrency.checker.model.LibraryCode;
import dev.concurrency.checker.model.MethodRef;
import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Methods of real libraries that wait, and such that do not, in {@code src/test/inference/labels.txt}. The build has copied the libraries that no catalogue names. */
class LibraryLabelsTest {

  private static final Path LABELS = Path.of("src/test/inference/labels.txt");
  private static final Path LIBRARIES = Path.of("target/inference-libraries");
  private static final int WAITING = 25;
  private static final int GOING_ON = 40;

  private record Label(String word, MethodPattern methods) {}

  @Test
  void everyMethodIsWhatItsLabelSays() throws IOException {
    List<Path> classPath = classPath();
    Map<String, String> wrong = new LinkedHashMap<>();
    try (ClassFiles libraries = new ClassFiles(classPath); URLClassLoader loader = loader(classPath)) {
      LibraryCode.Search search = libraries.search(new KnownMethods(Catalog.builtIn().about(libraries)));
      for (Label label : labels()) {
        List<Executable> methods = methods(loader, label.methods);
        if (methods.isEmpty()) {
          wrong.put(label.methods.toString(), "does not exist");
        }
        for (Executable method : methods) {
          LibraryCode.Answer answer = search.follow(ref(label.methods.owner(), method), !(method instanceof Method) || Modifier.isStatic(method.getModifiers()));
          String found = answer.end() == null ? "goes-on" : answer.end().minor() ? "file" : "waits";
          String expected = label.word.equals("missed") ? "goes-on" : label.word.equals("wrong") ? "waits" : label.word;
          if (!found.equals(expected)) {
            wrong.put(method.toString(), found + " " + answer.way() + ", expected " + label.word);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theWayIsTheEvidence() throws IOException {
    try (ClassFiles libraries = new ClassFiles(classPath())) {
      MethodRef send =
          new MethodRef(
              "org.apache.kafka.clients.producer.KafkaProducer",
              "send",
              "(Lorg/apache/kafka/clients/producer/ProducerRecord;Lorg/apache/kafka/clients/producer/Callback;)Ljava/util/concurrent/Future;");
      LibraryCode.Answer answer = libraries.search(new KnownMethods(Catalog.builtIn().about(libraries))).follow(send, false);
      assertThat(answer.way())
          .extracting(hop -> hop.callee().shortName())
          .containsExactly("KafkaProducer.doSend", "RecordAccumulator.append", "BufferPool.allocate", "Condition.await");
      assertThat(answer.way()).extracting(LibraryCode.Hop::file).allMatch(file -> file.matches("kafka-clients-[\\d.]+\\.jar!/org/apache/kafka/.+\\.java"));
      assertThat(answer.way()).extracting(LibraryCode.Hop::line).allMatch(line -> line > 0);
    }
  }

  @Test
  void thereAreEnoughOfBothKinds() throws IOException {
    Map<String, Long> counts = labels().stream().collect(Collectors.groupingBy(Label::word, Collectors.counting()));
    assertThat(counts.keySet()).isSubsetOf("waits", "file", "goes-on", "missed", "wrong");
    assertThat(counts.get("waits")).isGreaterThanOrEqualTo(WAITING);
    assertThat(counts.get("goes-on")).isGreaterThanOrEqualTo(GOING_ON);
    assertThat(labels()).doesNotHaveDuplicates();
  }

  private static List<Label> labels() throws IOException {
    List<Label> labels = new ArrayList<>();
    for (String line : Files.readAllLines(LABELS)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.trim().split(" +");
        labels.add(new Label(words[0], MethodPattern.parse(words[1])));
      }
    }
    return labels;
  }

  private static List<Path> classPath() throws IOException {
    try (Stream<Path> copied = Files.list(LIBRARIES)) {
      Stream<Path> ours = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar")).map(Path::of);
      return Stream.concat(copied.sorted(), ours).toList();
    }
  }

  /** Loads classes to list their methods; nothing of them is run. */
  private static URLClassLoader loader(List<Path> classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (Path path : classPath) {
      urls.add(path.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  private static List<Executable> methods(ClassLoader loader, MethodPattern pattern) {
    try {
      Class<?> type = Class.forName(pattern.owner(), false, loader);
      return Stream.concat(Arrays.stream(type.getConstructors()), Arrays.stream(type.getMethods()))
          .filter(method -> !method.isSynthetic() && pattern.matches(ref(pattern.owner(), method)))
          .toList();
    } catch (ClassNotFoundException e) {
      return List.of();
    }
  }

  private static MethodRef ref(String receiver, Executable executable) {
    boolean isMethod = executable instanceof Method;
    MethodType erased = MethodType.methodType(isMethod ? ((Method) executable).getReturnType() : void.class, executable.getParameterTypes());
    return new MethodRef(receiver, isMethod ? executable.getName() : MethodRef.CONSTRUCTOR, erased.toMethodDescriptorString());
  }
}
