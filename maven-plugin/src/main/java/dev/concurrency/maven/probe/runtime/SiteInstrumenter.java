package dev.concurrency.maven.probe.runtime;

import java.lang.instrument.ClassFileTransformer;
import java.util.List;

/** The instrumenter, which lives in a class loader of its own so that its libraries never meet those of the workload. */
public interface SiteInstrumenter extends ClassFileTransformer {

  /** Name of the implementation, which has a public constructor without parameters. */
  String IMPLEMENTATION = "dev.concurrency.maven.probe.Instrumenter";

  /** The places of the {@link CanaryBody} that have to be watched. */
  List<SiteSpec> canarySites() throws java.io.IOException;

  /** Called once, before the first class is offered. */
  void use(Registry registry);

  /** What records the JVM. */
  Recorder recorder();

  /** Loads the canary, by now through this transformer. */
  CanaryBody canary() throws ReflectiveOperationException;

  /** Checks in peace what could not be checked while classes were being loaded; called by the agent's thread now and then. */
  void lookForStaleSites();
}
