package dev.concurrency.checker.catalog;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the lines of one catalogue file. */
final class CatalogParser {

  // The catalogue is read at the start of each compilation, by a JVM that is still cold: hence no regular expressions for words, and tables of spellings.
  private static final Map<String, Verb> VERBS = spellings(Verb.values());
  private static final Map<String, Where.Kind> KINDS = spellings(Where.Kind.values());
  private static final Pattern SETTING = Pattern.compile("[\\w.$]+#\\w+=\\w+");
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
        case RUNS, EMITS, EXECUTOR, ROLE, ANNOTATION, COMPLETES_ON -> where = where();
        case LOOP_OF -> where = subject.name().isEmpty() ? null : where();
        case BLOCKS -> tag = oneOf("sleep", "lock", "future", "queue", "network", "jdbc", "file", "process", "console", NEVER);
        case ASYNC -> tag = oneOf("hot", "cold", NEVER);
        case PROXIED -> tag = word("the type that the methods may return, such as java.util.concurrent.Future");
        case FOLLOWED_BY -> tag = word("the type that the method returns");
        case MENDS -> tag = word("its arguments, such as \"failure -> log(failure)\"");
        case EARLY -> tag = word("the type that is made so early, such as com.acme.Configurer");
        case DRIVER -> tag = word("what asks without waiting, such as \"R2DBC\"");
        case SERVES -> tag = oneOf("connection", "request", "message", NEVER);
        case CREATES -> tag = oneOf("pool", "client", "timer", NEVER);
        case KEEPS_FAILURE -> tag = oneOf("once", "periodic", NEVER);
        case TIMES_OUT -> tag = oneOf("wait", "stage", NEVER);
        case CONCURRENT -> tag = oneOf("map", "queue", "collection", "reference", NEVER);
        case SPAWNS -> tag = oneOf("shared", "placed", NEVER);
        case LOCKS -> tag = oneOf("owned", "permit", "claim", NEVER);
        case POLLS -> tag = oneOf("true", "false", "null", "value", "nothing", NEVER);
        case SIZES -> tag = oneOf("pool", "core", "max", "queue", NEVER);
        case DERIVES, FLUENT, HANDLES, SUBSCRIBES, HANDLES_DROPPED, MAY_FAIL, NEVER_FAILS, REJECTS_NULL, UNFINISHED, IGNORABLE, STARTS, BOUNDS, GROWS, CANCELS, TELLS_DONE,
            TELLS_LOOP, TELLS_THREAD, PAUSES, FINISHED, JOINS_ALL, BRIDGES, HEAVY, REPEATS, UNLOCKS, UNSAFE, FAILS_CLOSED, MUTATES, CONFINES, ENDS_WITH, DESCRIBES, ASKS, ACTOR_ONLY, SIGNALS, MAKES_VIRTUAL -> {}
        default -> throw new AssertionError(verb);
      }
    }
    List<String> conditions = new ArrayList<>();
    String reason = "";
    while (next < words.size()) {
      String word = words.get(next++);
      if (!never && (word.equals("unless") || word.equals("except") || word.equals("only"))) {
        conditions.add(condition(word, word("a condition after '" + word + "'")));
      } else if (word.equals("because")) {
        reason = word("a quoted reason after 'because'");
      } else {
        throw error("'" + word + "' is not expected here; a line is: verb subject [words] [unless condition] [except condition] [only condition] [because \"reason\"]");
      }
    }
    Entry entry = new Entry(verb, subject.owner(), subject.name(), subject.parameters(), argument, where, tag, conditions, reason, file + ":" + line);
    if (verb == Verb.FOLLOWED_BY && (subject.parameters() == null || subject.parameters().size() != 1)) {
      throw error("'" + subject + "' has to name the one parameter of the method, which is the publisher that follows");
    }
    if (verb == Verb.MENDS && !never && (subject.parameters() == null || subject.parameters().size() != entry.writtenArguments().size())) {
      throw error("'" + subject + "' has to name the parameters of one method, for which \"" + tag + "\" are the arguments");
    }
    return entry;
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
      case ASYNC, ANNOTATION, DRIVER, PROXIED, EARLY, UNFINISHED, CONFINES, UNSAFE, DESCRIBES, FAILS_CLOSED -> true;
      case EMITS, EXECUTOR, ROLE, CONCURRENT, LOOP_OF -> subject.name().isEmpty();
      default -> false;
    };
  }

  private String condition(String kind, String word) {
    int colon = word.indexOf(':');
    String name = kind + " " + (colon < 0 ? word : word.substring(0, colon));
    String value = colon < 0 ? "" : word.substring(colon + 1);
    switch (name) {
      case "unless done", "unless unbounded", "only returns-async", "only on-method" -> {
        if (colon >= 0) {
          throw error("'" + word + "' is not expected here; the condition '" + name + "' has no value");
        }
      }
      case "unless zero" -> number(value);
      case "except passed-to", "except called", "only called" -> {
        if (subject(value).name().isEmpty()) {
          throw error("'" + value + "' names no method, such as a.B#m");
        }
      }
      case "except set" -> {
        if (!SETTING.matcher(value).matches()) {
          throw error("'" + value + "' is no setting of an annotation, such as a.B#mode=FAST");
        }
      }
      case "only with", "except with", "except extended" -> {
        if (!subject(value).name().isEmpty()) {
          throw error("'" + value + "' is no type");
        }
      }
      default ->
          throw error(
              "'" + kind + " " + word + "' is not a condition; known are unless done, unless unbounded, unless zero:N, except passed-to:METHOD, except called:METHOD, "
                  + "except with:TYPE, except extended:TYPE, except set:TYPE#ELEMENT=CONSTANT, only called:METHOD, only with:TYPE, only returns-async, only on-method");
    }
    return kind + ":" + word;
  }

  private Verb verb(String word) {
    Verb verb = VERBS.get(word);
    if (verb == null) {
      throw error("'" + word + "' is not a verb; known are " + String.join(", ", VERBS.keySet()));
    }
    return verb;
  }

  private Where where() {
    String word = word("a thread, such as inline, common-pool or loop \"Netty event loop\"");
    Where.Kind kind = KINDS.get(word);
    if (kind == null) {
      throw error("'" + word + "' is not a thread; known are " + String.join(", ", KINDS.keySet()) + "; 'never' makes an exception");
    }
    int argument = -1;
    if (kind == Where.Kind.EXECUTOR || kind == Where.Kind.SUBSCRIBE_ON) {
      argument = number(word("the position of the executor argument"));
    } else if (kind == Where.Kind.BOUNDED && next < words.size() && CharMatcher.inRange('0', '9').matchesAllOf(words.get(next))) {
      argument = number(words.get(next++));
    }
    boolean labelled = next < words.size() && words.get(next).contains(" ");
    return new Where(kind, argument, labelled ? words.get(next++) : "");
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
    int at = 0;
    while (at < raw.length()) {
      char first = raw.charAt(at);
      int closing = first == '"' ? raw.indexOf('"', at + 1) : -1;
      if (first == '#') {
        break;
      } else if (Character.isWhitespace(first)) {
        at++;
      } else if (closing >= 0) {
        words.add(raw.substring(at + 1, closing));
        at = closing + 1;
      } else {
        int end = at + 1;
        while (end < raw.length() && !Character.isWhitespace(raw.charAt(end))) {
          end++;
        }
        words.add(raw.substring(at, end));
        at = end;
      }
    }
    return words;
  }

  private static <E extends Enum<E>> Map<String, E> spellings(E[] constants) {
    Map<String, E> spellings = new LinkedHashMap<>();
    for (E constant : constants) {
      spellings.put(spelling(constant), constant);
    }
    return spellings;
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
