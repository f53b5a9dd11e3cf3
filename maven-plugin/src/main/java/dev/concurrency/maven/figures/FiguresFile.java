package dev.concurrency.maven.figures;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a workload wrote to the file that the system property {@value #PROPERTY} named to it: one JSON object a line, each a {@link Measurement}.
 *
 * @param measurements in the order of the file
 * @param problems what of the file cannot be used, one sentence each; the other lines count all the same
 */
public record FiguresFile(List<Measurement> measurements, List<String> problems) {

  /** Tells a workload's JVM the path of its figures file, whose directory exists. */
  public static final String PROPERTY = "concurrency.figures";

  /** What nobody asked for, or nobody left. */
  public static final FiguresFile NONE = new FiguresFile(List.of(), List.of());

  /** Enough for thousands of measurements; a workload that writes without end must not fill this JVM. */
  private static final int LONGEST = 1 << 20;

  private static final Set<String> NUMBERS = Set.of("throughput", "p99Millis", "peakThreads", "bytesPerTask");
  private static final Set<String> TEXTS = Set.of("workload", "model", "unfit", "absent", "note");

  public FiguresFile {
    measurements = List.copyOf(measurements);
    problems = List.copyOf(problems);
  }

  /** @param file a file that does not exist holds nothing */
  public static FiguresFile read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NONE;
    }
    byte[] bytes;
    try (InputStream input = Files.newInputStream(file)) {
      bytes = input.readNBytes(LONGEST + 1);
    }
    return bytes.length > LONGEST
        ? new FiguresFile(List.of(), List.of("it is longer than " + LONGEST + " bytes; leave one line for each measurement"))
        : parse(new String(bytes, StandardCharsets.UTF_8));
  }

  static FiguresFile parse(String text) {
    List<Measurement> measurements = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        try {
          measurements.add(measurement(line));
        } catch (JsonParseException e) {
          problems.add("line " + number + " cannot be used: " + e.getMessage());
        }
      }
    }
    return new FiguresFile(measurements, problems);
  }

  private static Measurement measurement(String line) {
    JsonObject fields = object(line);
    Set<String> unknown = new TreeSet<>(fields.keySet());
    unknown.removeAll(NUMBERS);
    unknown.removeAll(TEXTS);
    if (!unknown.isEmpty()) {
      Set<String> known = new TreeSet<>(NUMBERS);
      known.addAll(TEXTS);
      throw new JsonParseException("there is no field '" + unknown.iterator().next() + "'; the fields are " + String.join(", ", known));
    }
    Measurement measurement =
        new Measurement(
            text(fields, "workload"),
            text(fields, "model"),
            number(fields, "throughput"),
            number(fields, "p99Millis"),
            number(fields, "peakThreads"),
            number(fields, "bytesPerTask"),
            text(fields, "unfit"),
            text(fields, "absent"),
            text(fields, "note"));
    if (measurement.workload() == null || measurement.model() == null) {
      throw new JsonParseException("it needs a workload and a model, such as {\"workload\":\"10,000 orders\",\"model\":\"event loop\",\"throughput\":812.5}");
    }
    if (measurement.absent() == null && NUMBERS.stream().noneMatch(fields::has)) {
      throw new JsonParseException("it has no figure; write throughput, p99Millis, peakThreads or bytesPerTask, or under absent why there is none");
    }
    return measurement;
  }

  private static JsonObject object(String line) {
    try {
      JsonElement element = JsonParser.parseString(line);
      if (element.isJsonObject()) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      // said below, in words about the file
    }
    throw new JsonParseException("it is no JSON object");
  }

  private static String text(JsonObject fields, String name) {
    JsonElement value = fields.get(name);
    if (value == null || value.isJsonNull()) {
      return null;
    }
    if (value instanceof JsonPrimitive text && text.isString() && !text.getAsString().isBlank()) {
      return text.getAsString().strip().replaceAll("\\s+", " "); // one row of a table each
    }
    throw new JsonParseException("'" + name + "' has to be a text, not " + value);
  }

  private static Double number(JsonObject fields, String name) {
    JsonElement value = fields.get(name);
    if (value == null || value.isJsonNull()) {
      return null;
    }
    if (value instanceof JsonPrimitive number && number.isNumber() && Double.isFinite(number.getAsDouble()) && number.getAsDouble() >= 0) {
      return number.getAsDouble();
    }
    throw new JsonParseException("'" + name + "' has to be a number that is not negative, not " + value);
  }
}
