package dev.concurrency.maven.probe.runtime;

/** A thread of the agent that counts as one that must not block. */
public final class CanaryThread extends Thread {

  public CanaryThread(Runnable body) {
    super(null, body, "concurrency-agent-canary", 0, false);
    setDaemon(true);
  }
}
