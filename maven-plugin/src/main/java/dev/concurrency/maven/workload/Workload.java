package dev.concurrency.maven.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of the project that reaches the code to be judged: a class with a {@code main} method. Filled by Maven from the plug-in's
 * configuration, hence mutable; not changed afterwards.
 *
 * <pre>{@code
 * <workload>
 *   <mainClass>com.acme.load.Checkout</mainClass>
 *   <args>
 *     <arg>--orders=1000</arg>
 *   </args>
 *   <loadArgs>
 *     <arg>--orders=4000</arg>
 *   </loadArgs>
 *   <jvmArgs>
 *     <jvmArg>-Xmx256m</jvmArg>
 *   </jvmArgs>
 * </workload>
 * }</pre>
 *
 * <p>With {@code <variants>}, it runs once for each of them, which comes as the last argument; with {@code <figures>true</figures>}, it has to leave
 * {@linkplain dev.concurrency.maven.figures.FiguresFile figures}.
 */
public class Workload {

  private String mainClass;
  private List<String> args = new ArrayList<>();
  private List<String> loadArgs = new ArrayList<>();
  private List<String> jvmArgs = new ArrayList<>();
  private List<String> variants = new ArrayList<>();
  private boolean figures;
  private String variant;

  /** For Maven. */
  public Workload() {}

  public Workload(String mainClass, List<String> args, List<String> jvmArgs) {
    this(mainClass, args, List.of(), jvmArgs);
  }

  public Workload(String mainClass, List<String> args, List<String> loadArgs, List<String> jvmArgs) {
    this(mainClass, args, loadArgs, jvmArgs, List.of(), false);
  }

  Workload(String mainClass, List<String> args, List<String> loadArgs, List<String> jvmArgs, List<String> variants, boolean figures) {
    this.mainClass = mainClass;
    this.args = List.copyOf(args);
    this.loadArgs = List.copyOf(loadArgs);
    this.jvmArgs = List.copyOf(jvmArgs);
    this.variants = List.copyOf(variants);
    this.figures = figures;
  }

  /**
   * Itself, or one workload for each of its variants.
   *
   * @throws IllegalArgumentException if a variant has no name
   */
  public List<Workload> runs() {
    if (variants.stream().anyMatch(name -> name == null || name.isBlank())) {
      throw new IllegalArgumentException("A <variant> of the <workload> " + mainClass + " is empty");
    }
    return variants.isEmpty() ? List.of(this) : variants.stream().map(this::variant).toList();
  }

  private Workload variant(String name) {
    // Who has not said how to ask for more is not asked.
    Workload one = new Workload(mainClass, with(args, name), loadArgs.isEmpty() ? loadArgs : with(loadArgs, name), jvmArgs, List.of(), figures);
    one.variant = name;
    return one;
  }

  private static List<String> with(List<String> args, String last) {
    return Stream.concat(args.stream(), Stream.of(last)).toList();
  }

  /** Which of the variants it is; null if it has none. */
  String variant() {
    return variant;
  }

  /** Whether it is a mistake if it leaves no figures. */
  boolean figures() {
    return figures;
  }

  /** Binary name of the class; null if the configuration does not say it. */
  public String mainClass() {
    return mainClass;
  }

  public List<String> args() {
    return args;
  }

  /** What is passed instead of {@link #args} where there is to be about four times as much to do; empty if nobody has said how to ask for that. */
  public List<String> loadArgs() {
    return loadArgs;
  }

  /** The same program with four times as much to do. */
  Workload underLoad() {
    Workload more = new Workload(mainClass, loadArgs, List.of(), jvmArgs);
    more.variant = variant;
    return more;
  }

  public List<String> jvmArgs() {
    return jvmArgs;
  }
}
