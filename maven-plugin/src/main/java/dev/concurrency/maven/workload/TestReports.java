package dev.concurrency.maven.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The {@code TEST-*.xml} files of Surefire and Failsafe (their format: surefire-test-report.xsd).
 *
 * @param tests how many test cases they name, skipped ones too
 * @param failed {@code class#test}, sorted
 * @param classes top-level classes of the tests
 */
record TestReports(int tests, int skipped, List<String> failed, Set<String> classes) {

  private static final Set<String> FAILURES = Set.of("failure", "error");

  /**
   * Reads those that were written after an instant; older ones are of another run. One that breaks off, because its JVM was killed, counts as far as it goes.
   *
   * @param directories one that does not exist holds none
   */
  static TestReports read(List<Path> directories, Instant since) throws IOException {
    int tests = 0;
    int skipped = 0;
    List<String> failed = new ArrayList<>();
    Set<String> classes = new TreeSet<>();
    List<Path> files = new ArrayList<>();
    for (Path directory : directories) {
      files.addAll(files(directory, since));
    }
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        String test = "";
        while (xml.hasNext()) {
          if (xml.next() != XMLStreamConstants.START_ELEMENT) {
            continue;
          }
          String element = xml.getLocalName();
          if (element.equals("testcase")) {
            tests++;
            String type = String.valueOf(xml.getAttributeValue(null, "classname"));
            classes.add(ReachingTests.topLevel(type));
            test = type + "#" + xml.getAttributeValue(null, "name");
          } else if (element.equals("skipped")) {
            skipped++;
          } else if (FAILURES.contains(element)) {
            failed.add(test);
          }
        }
      } catch (XMLStreamException e) {
        // what was read until here stays
      }
    }
    return new TestReports(tests, skipped, failed.stream().distinct().sorted().toList(), classes);
  }

  private static List<Path> files(Path directory, Instant since) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).filter(file -> !modified(file).isBefore(since)).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
