package dev.concurrency.maven.verdict;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.concurrency.maven.probe.runtime.Agent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of one JVM. */
public final class JvmEvidence {

  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  private final Map<String, List<JsonObject>> bySite = new HashMap<>();
  private final Map<String, JsonObject> snapshots = new HashMap<>();
  private final List<String> troubles = new ArrayList<>();
  private boolean hello;
  private String provoked;
  private boolean ended;
  private boolean deadline;
  private String stood = "";
  private boolean canary;
  private boolean garbageCollected;
  private boolean smallCommonPool;

  private JvmEvidence() {}

  /** Of a JVM whose records are not to be had. */
  public static JvmEvidence lost(String why) {
    JvmEvidence evidence = new JvmEvidence();
    evidence.troubles.add(why);
    return evidence;
  }

  /** Reads an evidence file's text. What follows the first line that is cut off or is not JSON is not believed. */
  public static JvmEvidence parse(String text) {
    JvmEvidence evidence = new JvmEvidence();
    for (String line : text.split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      JsonObject record;
      try {
        JsonElement element = JsonParser.parseString(line);
        if (!element.isJsonObject() || !element.getAsJsonObject().has("t")) {
          throw new JsonParseException("not a record");
        }
        record = element.getAsJsonObject();
      } catch (JsonParseException e) {
        evidence.troubles.add("its evidence breaks off in the middle of a record");
        break;
      }
      String type = record.get("t").getAsString();
      switch (type) {
        case "hello" -> {
          evidence.hello = true;
          evidence.provoked = record.has("provoked") ? record.get("provoked").getAsString() : null;
          int schema = record.get("schema").getAsInt();
          if (schema != Agent.SCHEMA) {
            evidence.troubles.add("its evidence has schema " + schema + ", expected " + Agent.SCHEMA);
            return evidence;
          }
        }
        case "canary" -> evidence.canary = isAlive(record);
        case "end" -> {
          evidence.ended = true;
          evidence.garbageCollected = !record.has("garbageCollected") || record.get("garbageCollected").getAsBoolean();
          evidence.smallCommonPool = record.has("commonPoolParallelism") && record.get("commonPoolParallelism").getAsInt() < 2;
          if (record.get("dropped").getAsLong() > 0) {
            evidence.troubles.add(record.get("dropped").getAsLong() + " of its records were dropped");
          }
        }
        case "deadline" -> {
          evidence.deadline = true;
          evidence.stood = stood(record);
        }
        case "agent-failed" -> evidence.troubles.add("the agent could not start: " + record.get("error").getAsString());
        case "probe-error" -> evidence.troubles.add("a probe failed (" + record.get("error").getAsString() + ")");
        case "site" -> evidence.snapshots.put(record.get("site").getAsString(), record);
        default -> {
          if (record.has("site")) {
            evidence.bySite.computeIfAbsent(record.get("site").getAsString(), key -> new ArrayList<>()).add(record);
          }
        }
      }
    }
    if (!evidence.hello) {
      evidence.troubles.add(0, "the agent did not start in it");
    } else if (!evidence.canary) {
      evidence.troubles.add(0, "the agent did not see the defects of its own canary");
    }
    return evidence;
  }

  /** The main thread, or else the first one by its name, and where it was in code that is not the JDK's. */
  private static String stood(JsonObject record) {
    JsonObject threads = record.has("stood") ? record.getAsJsonObject("stood") : new JsonObject();
    String thread = threads.has("main") ? "main" : threads.keySet().stream().findFirst().orElse(null);
    if (thread == null) {
      return "";
    }
    List<String> frames = threads.getAsJsonArray(thread).asList().stream().map(JsonElement::getAsString).toList();
    String frame = frames.stream().filter(each -> JDK.stream().noneMatch(each::startsWith)).findFirst().orElse(frames.get(0));
    return " (" + thread + " was in " + frame + ")";
  }

  private static boolean isAlive(JsonObject record) {
    return record.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("t"))
        .allMatch(entry -> entry.getValue().isJsonPrimitive() && entry.getValue().getAsBoolean());
  }

  /** Why what is not in the records says nothing; empty if it says that it did not happen. */
  public Optional<String> incomplete() {
    if (!troubles.isEmpty()) {
      return Optional.of(troubles.get(0));
    }
    if (!ended) {
      return Optional.of(deadline ? "the agent ended it at its deadline" + stood : "it ended without its last record, as if killed or crashed");
    }
    return Optional.empty();
  }

  /** What was done to the JVM, by its name; null if nothing was, or if its first record is missing, without which none of the others is believed. */
  public String provoked() {
    return provoked;
  }

  /** Whether the agent ended the JVM because its time was up. */
  boolean endedAtDeadline() {
    return deadline;
  }

  /** In words, what the JVM was doing when the agent ended it at its deadline; empty if it did not, or if nothing is known. */
  String stood() {
    return stood;
  }

  /** Whether positive evidence counts. */
  public boolean canBeBelieved() {
    return hello && canary;
  }

  /** Whether the agent could make the JVM collect its garbage at the end, or had no need to. */
  boolean garbageCollected() {
    return garbageCollected;
  }

  /** Whether the common pool was so small, as on a machine with two processors, that {@code CompletableFuture} did not use it before JDK 25. */
  boolean hasSmallCommonPool() {
    return smallCommonPool;
  }

  /** The last cumulative record of a site, or an empty object. */
  public JsonObject snapshot(String site) {
    return snapshots.getOrDefault(site, new JsonObject());
  }

  /** The records of one type about a site, oldest first. */
  public List<JsonObject> records(String site, String type) {
    return bySite.getOrDefault(site, List.of()).stream().filter(record -> record.get("t").getAsString().equals(type)).toList();
  }
}
