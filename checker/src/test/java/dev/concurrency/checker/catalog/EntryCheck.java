package dev.concurrency.checker.catalog;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;

/**
 * Checks that an entry fits the library that it speaks of: that its subject exists, that the arguments it numbers exist and have fitting types, that
 * a call said to return a stage returns one.
 */
final class EntryCheck {

  /** Types that stand for a thread or a set of threads to which work is given. */
  private static final List<String> EXECUTORS =
      List.of(
          "java.util.concurrent.Executor",
          "java.util.concurrent.CompletionService",
          "java.util.concurrent.StructuredTaskScope",
          "scala.concurrent.ExecutionContext",
          "reactor.core.scheduler.Scheduler",
          "reactor.core.scheduler.Scheduler$Worker",
          "io.reactivex.rxjava3.core.Scheduler",
          "io.reactivex.rxjava3.core.Scheduler$Worker");

  /** Interfaces with several methods that are passed where others take a lambda. */
  private static final List<String> CALLBACKS = List.of("com.google.common.util.concurrent.FutureCallback");

  /** What has all stages together but is no stage itself yet. */
  private static final List<String> COMBINERS = List.of("com.google.common.util.concurrent.Futures$FutureCombiner");

  private final Catalog catalog;

  /** @param catalog says which types are asynchronous */
  EntryCheck(Catalog catalog) {
    this.catalog = catalog;
  }

  /** One sentence for each thing that is wrong, with file and line. */
  List<String> problems(Entry entry) {
    List<String> problems = new ArrayList<>();
    check(entry, problem -> problems.add(entry.origin() + ": " + problem + "."));
    return problems;
  }

  private interface Problems {
    void add(String problem);
  }

  private void check(Entry entry, Problems problems) {
    List<Executable> subjects = subjects(entry.subject(), problems);
    for (String condition : entry.conditions()) {
      check(entry, condition, subjects, problems);
    }
    if (entry.name().isEmpty()) {
      checkType(entry, Library.type(entry.owner()), problems);
    }
    if (subjects.isEmpty()) {
      return;
    }
    switch (entry.verb()) {
      case RUNS ->
          subjects =
              keep(subjects, problems, "argument " + entry.argument() + " is a functional interface", subject -> takes(subject, entry.argument(), EntryCheck::isCallback));
      case JOINS_ALL ->
          subjects =
              keep(subjects, problems, "the result is a stage", subject -> returnsAsync(subject) || COMBINERS.contains(Library.returnType(subject).getName()));
      case EMITS, DERIVES, FINISHED, KEEPS_FAILURE -> subjects = keep(subjects, problems, "the result is a stage or publisher", this::returnsAsync);
      case REJECTS_NULL ->
          subjects = keep(subjects, problems, "there is a function", subject -> Arrays.stream(subject.getParameterTypes()).anyMatch(EntryCheck::isCallback));
      case FOLLOWED_BY -> subjects = keep(subjects, problems, "the result is a " + entry.tag(), subject -> Library.returnType(subject).getName().equals(entry.tag()));
      case MENDS ->
          subjects =
              keep(
                  subjects, problems, "the functions among the arguments are for functional interfaces",
                  subject -> IntStream.range(0, entry.writtenArguments().size()).allMatch(i -> entry.writtenArguments().get(i).contains("->") == takes(subject, i, EntryCheck::isCallback)));
      case FLUENT ->
          subjects = keep(subjects, problems, "the result can be the receiver", subject -> !isStatic(subject) && isOneOf(subject.getDeclaringClass(), Library.returnType(subject)));
      case IGNORABLE, TELLS_THREAD, ENDS_WITH -> subjects = keep(subjects, problems, "there is a result", subject -> Library.returnType(subject) != void.class);
      case POLLS -> {
        Predicate<Class<?>> fits = answersWith(entry.tag());
        subjects = keep(subjects, problems, "the result can be what the entry says", subject -> fits.test(Library.returnType(subject)));
      }
      case TELLS_DONE, TELLS_LOOP -> subjects = keep(subjects, problems, "the result is a boolean", subject -> Library.returnType(subject) == boolean.class);
      case EXECUTOR -> subjects = keep(subjects, problems, "the result is an executor", subject -> isExecutor(Library.returnType(subject)));
      case BRIDGES ->
          subjects =
              keep(subjects, problems, "the result is read like a collection", subject -> isOneOf(Library.returnType(subject), Iterable.class) || isOneOf(Library.returnType(subject), BaseStream.class));
      case MAKES_VIRTUAL ->
          subjects =
              keep(
                  subjects, problems, "the result is a thread or a factory of threads",
                  subject -> isOneOf(Library.returnType(subject), Thread.class) || isOneOf(Library.returnType(subject), ThreadFactory.class));
      case TIMES_OUT -> {
        if (entry.tag().equals("stage")) {
          subjects = keep(subjects, problems, "the result is a stage or publisher", this::returnsAsync);
        }
      }
      default -> {}
    }
    if (entry.where() != null && entry.verb() != Verb.LOOP_OF && entry.verb() != Verb.COMPLETES_ON) {
      check(entry.where(), Library.type(entry.owner()), subjects, problems);
    }
  }

  private void checkType(Entry entry, Class<?> type, Problems problems) {
    boolean fits =
        type == null
            || switch (entry.verb()) {
              case ANNOTATION -> type.isAnnotation();
              case PROXIED -> type.isAnnotation() && Library.type(entry.tag()) != null;
              case EARLY -> type.isAnnotation() && Library.type(entry.tag()) != null;
              case EXECUTOR -> isExecutor(type);
              case EMITS -> isAsync(type);
              case DRIVER -> catalog.entries().stream().anyMatch(other -> other.verb() == Verb.BLOCKS && !other.isNever() && other.owner().equals(entry.owner()));
              default -> true;
            };
    if (!fits) {
      problems.add("'" + entry.verb().name().toLowerCase(Locale.ROOT) + "' does not suit " + type);
    }
  }

  private void check(Where where, Class<?> owner, List<Executable> subjects, Problems problems) {
    switch (where.kind()) {
      case EXECUTOR, SUBSCRIBE_ON ->
          all(subjects, problems, "argument " + where.argument() + " is an executor", subject -> takes(subject, where.argument(), EntryCheck::isExecutor));
      case BOUNDED -> {
        if (where.argument() >= 0) {
          all(subjects, problems, "argument " + where.argument() + " is an int", subject -> takes(subject, where.argument(), type -> type == int.class));
        }
      }
      case RECEIVER -> all(subjects, problems, "the receiver is an executor", subject -> isExecutor(receiver(owner, subject)));
      case STAGE -> all(subjects, problems, "what it continues is a stage or publisher", subject -> isAsync(receiver(owner, subject)));
      default -> {}
    }
  }

  /** What the pattern names; empty, with a problem told, if nothing is, and empty without one if it names a type that exists. */
  private static List<Executable> subjects(MethodPattern pattern, Problems problems) {
    if (Library.type(pattern.owner()) == null) {
      problems.add("there is no type " + pattern.owner());
      return List.of();
    }
    if (pattern.name().isEmpty()) {
      return List.of();
    }
    List<Executable> found = Library.executables(pattern);
    if (found.isEmpty()) {
      problems.add("no method fits " + pattern);
    }
    return found;
  }

  private static void check(Entry entry, String condition, List<Executable> subjects, Problems problems) {
    String value = condition.substring(condition.lastIndexOf(':') + 1);
    if (condition.startsWith("unless:zero:")) {
      int argument = Integer.parseInt(value);
      keep(subjects, problems, "argument " + argument + " is a number", subject -> takes(subject, argument, type -> type == int.class || type == long.class));
    } else if (condition.startsWith("except:set:")) {
      String setting = condition.substring("except:set:".length());
      if (!isSetting(setting)) {
        problems.add("there is no setting " + setting);
      }
      if (entry.verb() != Verb.PROXIED) {
        problems.add("'except set' is for 'proxied' only");
      }
    } else if (condition.startsWith("except:with:") || condition.startsWith("except:extended:") || condition.startsWith("only:")) {
      if ((condition.startsWith("only:with:") || condition.startsWith("except:extended:")) && Library.type(value) == null) {
        problems.add("there is no type " + value);
      }
      if (condition.startsWith("only:called:")) {
        subjects(MethodPattern.parse(value), problems);
      }
      if (entry.verb() != Verb.ROLE && entry.verb() != Verb.ANNOTATION) {
        problems.add("'only', 'except with' and 'except extended' are for 'role' and 'annotation' only");
      }
    } else if (condition.startsWith("except:")) {
      subjects(MethodPattern.parse(value), problems);
      boolean ofMethods = condition.startsWith("except:called:") && (entry.verb() == Verb.RUNS || entry.verb() == Verb.EMITS || entry.verb() == Verb.ANNOTATION);
      if (entry.verb() != Verb.ROLE && !ofMethods) {
        problems.add("'" + condition + "' does not suit " + entry.verb());
      }
    } else if (condition.equals("unless:unbounded")) {
      keep(subjects, problems, "the receiver is a queue", subject -> isOneOf(receiver(Library.type(entry.owner()), subject), Library.type("java.util.Queue")));
    }
    if (condition.startsWith("unless:") && entry.verb() != Verb.BLOCKS) {
      problems.add("'unless' is for 'blocks' only");
    }
  }

  /** Whether the annotation has such an element, and that such a constant. */
  private static boolean isSetting(String setting) {
    int hash = setting.indexOf('#');
    int equals = setting.indexOf('=');
    Class<?> annotation = Library.type(setting.substring(0, hash));
    return annotation != null
        && annotation.isAnnotation()
        && Arrays.stream(annotation.getMethods())
            .filter(element -> element.getName().equals(setting.substring(hash + 1, equals)) && element.getReturnType().isEnum())
            .flatMap(element -> Arrays.stream(element.getReturnType().getEnumConstants()))
            .anyMatch(constant -> ((Enum<?>) constant).name().equals(setting.substring(equals + 1)));
  }

  /** The subjects that fit; a problem if none does. An entry about all overloads need not fit each of them. */
  private static List<Executable> keep(List<Executable> subjects, Problems problems, String what, Predicate<Executable> fits) {
    List<Executable> kept = subjects.stream().filter(fits).toList();
    if (kept.isEmpty()) {
      problems.add("in no overload " + what);
    }
    return kept;
  }

  private static void all(List<Executable> subjects, Problems problems, String what, Predicate<Executable> fits) {
    subjects.stream().filter(fits.negate()).findFirst().ifPresent(subject -> problems.add("not in every overload " + what + ": " + subject));
  }

  private static boolean takes(Executable subject, int argument, Predicate<Class<?>> fits) {
    Class<?>[] types = subject.getParameterTypes();
    return argument < types.length && fits.test(types[argument].isArray() ? types[argument].getComponentType() : types[argument]);
  }

  private static Predicate<Class<?>> answersWith(String word) {
    return switch (word) {
      case "true", "false" -> type -> type == boolean.class;
      case "null" -> type -> !type.isPrimitive();
      default -> type -> type != void.class;
    };
  }

  private static boolean isCallback(Class<?> type) {
    return Library.isFunctional(type) || CALLBACKS.contains(type.getName());
  }

  private static boolean isExecutor(Class<?> type) {
    return EXECUTORS.stream().map(Library::type).anyMatch(executor -> executor != null && executor.isAssignableFrom(type));
  }

  private boolean returnsAsync(Executable subject) {
    return isAsync(Library.returnType(subject));
  }

  private boolean isAsync(Class<?> candidate) {
    Set<Class<?>> types = Library.withSupertypes(candidate);
    return catalog.entries().stream()
        .anyMatch(entry -> entry.verb() == Verb.ASYNC && !entry.isNever() && types.stream().anyMatch(type -> type.getName().equals(entry.owner())));
  }

  /** The receiver's type; of a static method the first argument's. */
  private static Class<?> receiver(Class<?> owner, Executable subject) {
    boolean first = isStatic(subject) && subject.getParameterCount() > 0;
    return first ? subject.getParameterTypes()[0] : owner;
  }

  private static boolean isStatic(Executable subject) {
    return Modifier.isStatic(subject.getModifiers());
  }

  private static boolean isOneOf(Class<?> type, Class<?> supertypeOrSubtype) {
    return type.isAssignableFrom(supertypeOrSubtype) || supertypeOrSubtype.isAssignableFrom(type);
  }
}
