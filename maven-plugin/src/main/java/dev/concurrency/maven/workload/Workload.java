package dev.concurrency.maven.workload;

import java.util.ArrayList;
import java.util.List;

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
 *   <jvmArgs>
 *     <jvmArg>-Xmx256m</jvmArg>
 *   </jvmArgs>
 * </workload>
 * }</pre>
 */
public class Workload {

  private String mainClass;
  private List<String> args = new ArrayList<>();
  private List<String> jvmArgs = new ArrayList<>();

  /** For Maven. */
  public Workload() {}

  public Workload(String mainClass, List<String> args, List<String> jvmArgs) {
    this.mainClass = mainClass;
    this.args = List.copyOf(args);
    this.jvmArgs = List.copyOf(jvmArgs);
  }

  /** Binary name of the class; null if the configuration does not say it. */
  public String mainClass() {
    return mainClass;
  }

  public List<String> args() {
    return args;
  }

  public List<String> jvmArgs() {
    return jvmArgs;
  }
}
