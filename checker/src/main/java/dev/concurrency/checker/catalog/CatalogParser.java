package dev.concurrency.checker.catalog;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the lines of one catalogue file. */
final class CatalogParser {

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final String NEVER = "never";

  private final String file;
  private int line;
  private List<String> words;
  private int next;

  /** The entries of a file, and the files that it includes. */
  record Parsed(List<Entry> entries, List<String> includes) {}

  CatalogParser(String file) {
    this.file = file;
  }

  Parsed parse(String text) {
    List<Entry> entries = new ArrayList<>();
    List<String> includes = new ArrayList<>();
    for (String raw : Splitter.on('\n').split(text)) {
      line++;
      words = words(raw);
      next = 0;
      if (words.isEmpty()) {
        continue;
      }
      if (words.get(0).equals("library")) {
        next++;
        word("the name of the library");
        word("the version family of the library");
        continue;
      }
      if (words.get(0).equals("include")) {
        next++;
        includes.add(word("the name of the file to include"));
        continue;
      }
      entries.add(entry());
    }
    return new Parsed(entries, includes);
  }

  private Entry entry() {
    Verb verb = verb(word("a verb"));
    MethodPattern subject = subject(word("a type or method"));
    if (subject.name().isEmpty() != aboutTypes(verb, subject)) {
      throw error("'" + spelling(verb) + "' is about a " + (subject.name().isEmpty() ? "method, such as a.B#m, but '" : "type, but '") + subject + "' is none");
    }
    int argument = verb == Verb.RUNS ? number(word("the position of the functional argument")) : -1;
    Where where = null;
    String tag = "";
    boolean never = next < words.size() && words.get(next).equals(NEVER);
    if (never) {
      next++;
      tag = NEVER;
    } else {
      switch (verb) {
        case RUNS, EMITS, EXECUTOR, ROLE, ANNOTATION -> where = where();
        case BLOCKS -> tag = oneOf("sleep", "lock", "future", "queue", "network", "jdbc", "file", "process", "console", NEVER);
        case ASYNC -> tag = oneOf("hot", "cold", NEVER);
        case CREATES -> tag = oneOf("pool", "client", "timer", NEVER);
        case KEEPS_FAILURE -> tag = oneOf("once", "periodic", NEVER);
        case TIMES_OUT -> tag = oneOf("wait", "stage", NEVER);
        case CONCURRENT -> tag = oneOf("map", "queue", "collection", "reference", NEVER);
        case LOCKS -> tag = oneOf("owned", "permit", "claim", NEVER);
        case DERIVES, FLUENT, HANDLES, SUBSCRIBES, HANDLES_DROPPED, MAY_FAIL, NEVER_FAILS, REJECTS_NULL, UNFINISHED, IGNORABLE, STARTS, BOUNDS, CANCELS, TELLS_DONE,
            TELLS_LOOP, FINISHED, JOINS_ALL, BRIDGES, HEAVY, REPEATS, UNLOCKS, UNSAFE, MUTATES, CONFINES -> {}
        default -> throw new AssertionError(verb);
      }
    }
    List<String> conditions = new ArrayList<>();
    String reason = "";
    while (next < words.size()) {
      String word = words.get(next++);
      if (!never && (word.equals("unless") || word.equals("except"))) {
        conditions.add(condition(word, word("a condition after '" + word + "'")));
      } else if (word.equals("because")) {
        reason = word("a quoted reason after 'because'");
      } else {
        throw error("'" + word + "' is not expected here; a line is: verb subject [words] [unless condition] [because \"reason\"]");
      }
    }
    return new Entry(verb, subject.owner(), subject.name(), subject.parameters(), argument, where, tag, conditions, reason, file + ":" + line);
  }

  private MethodPattern subject(String word) {
    MethodPattern pattern = MethodPattern.parse(word);
    if (pattern == null) {
      throw error("'" + word + "' is not a type or a method such as java.util.concurrent.Future#get(long,java.util.concurrent.TimeUnit)");
    }
    return pattern;
  }

  private static boolean aboutTypes(Verb verb, MethodPattern subject) {
    return switch (verb) {
      case ASYNC, ANNOTATION, UNFINISHED, CONFINES, UNSAFE -> true;
      case EMITS, EXECUTOR, ROLE, CONCURRENT -> subject.name().isEmpty();
      default -> false;
    };
  }

  private String condition(String kind, String word) {
    int colon = word.indexOf(':');
    String name = kind + " " + (colon < 0 ? word : word.substring(0, colon));
    String value = colon < 0 ? "" : word.substring(colon + 1);
    switch (name) {
      case "unless done", "unless unbounded" -> {
        if (colon >= 0) {
          throw error("'" + word + "' is not expected here; the condition '" + name + "' has no value");
        }
      }
      case "unless zero" -> number(value);
      case "except passed-to", "except called" -> {
        if (subject(value).name().isEmpty()) {
          throw error("'" + value + "' names no method, such as a.B#m");
        }
      }
      default ->
          throw error("'" + kind + " " + word + "' is not a condition; known are unless done, unless unbounded, unless zero:N, except passed-to:METHOD, except called:METHOD");
    }
    return kind + ":" + word;
  }

  private Verb verb(String word) {
    for (Verb verb : Verb.values()) {
      if (spelling(verb).equals(word)) {
        return verb;
      }
    }
    throw error("'" + word + "' is not a verb; known are " + spellings(Verb.values()));
  }

  private Where where() {
    String word = word("a thread, such as inline, common-pool or loop \"Netty event loop\"");
    for (Where.Kind kind : Where.Kind.values()) {
      if (spelling(kind).equals(word)) {
        int argument = -1;
        if (kind == Where.Kind.EXECUTOR || kind == Where.Kind.SUBSCRIBE_ON) {
          argument = number(word("the position of the executor argument"));
        } else if (kind == Where.Kind.BOUNDED && next < words.size() && words.get(next).matches("\\d+")) {
          argument = number(words.get(next++));
        }
        boolean labelled = next < words.size() && words.get(next).contains(" ");
        return new Where(kind, argument, labelled ? words.get(next++) : "");
      }
    }
    throw error("'" + word + "' is not a thread; known are " + spellings(Where.Kind.values()) + "; 'never' makes an exception");
  }

  private String oneOf(String... allowed) {
    String word = word("one of " + String.join(", ", allowed));
    if (!Arrays.asList(allowed).contains(word)) {
      throw error("'" + word + "' is not expected here; use one of " + String.join(", ", allowed));
    }
    return word;
  }

  private String word(String what) {
    if (next >= words.size()) {
      throw error("the line ends where " + what + " is expected");
    }
    return words.get(next++);
  }

  private int number(String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw error("'" + word + "' is not a number");
    }
  }

  private CatalogException error(String what) {
    return new CatalogException("Catalogue " + file + ", line " + line + ": " + what + ".");
  }

  private static List<String> words(String raw) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(raw);
    while (matcher.find()) {
      if (matcher.group(2) != null && matcher.group(2).startsWith("#")) {
        break;
      }
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return words;
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String spellings(Enum<?>[] constants) {
    return Arrays.stream(constants).map(CatalogParser::spelling).collect(Collectors.joining(", "));
  }
}
