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
  private static final Pattern SUBJECT = Pattern.compile("([\\w.$]+)(?:#(<init>|[\\w$]*\\*?)(?:\\(([^)]*)\\))?)?");

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
      if (words.isEmpty() || words.get(0).equals("library")) {
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
    String subject = word("a type or method");
    Matcher matcher = SUBJECT.matcher(subject);
    if (!matcher.matches()) {
      throw error("'" + subject + "' is not a type or a method such as java.util.concurrent.Future#get(long,java.util.concurrent.TimeUnit)");
    }
    String name = matcher.group(2) == null ? "" : matcher.group(2);
    List<String> parameters =
        matcher.group(3) == null ? null : Splitter.on(',').trimResults().omitEmptyStrings().splitToList(matcher.group(3));
    int argument = verb == Verb.RUNS ? number(word("the position of the functional argument")) : -1;
    Where where = null;
    String tag = "";
    switch (verb) {
      case RUNS, EMITS, EXECUTOR, ROLE, ANNOTATION -> where = where();
      case BLOCKS -> tag = oneOf("sleep", "lock", "future", "queue", "network", "jdbc", "file", "process", "console", "never");
      case ASYNC -> tag = oneOf("hot", "cold");
      case TIMES_OUT -> tag = oneOf("wait", "stage");
      case DERIVES, HANDLES, IGNORABLE, STARTS, BOUNDS, CANCELS, TELLS_DONE, FINISHED, JOINS_ALL, HEAVY -> {}
      default -> throw new AssertionError(verb);
    }
    List<String> conditions = new ArrayList<>();
    String reason = "";
    while (next < words.size()) {
      String word = words.get(next++);
      if (word.equals("unless") || word.equals("except")) {
        conditions.add(word + ":" + word("a condition after '" + word + "'"));
      } else if (word.equals("because")) {
        reason = word("a quoted reason after 'because'");
      } else if (word.equals("never")) {
        tag = "never";
      } else {
        throw error("'" + word + "' is not expected here; a line is: verb subject [words] [unless condition] [because \"reason\"]");
      }
    }
    return new Entry(verb, matcher.group(1), name, parameters, argument, where, tag, conditions, reason, file + ":" + line);
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
    throw error("'" + word + "' is not a thread; known are " + spellings(Where.Kind.values()));
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
