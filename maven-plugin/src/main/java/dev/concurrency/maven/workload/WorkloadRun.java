package dev.concurrency.maven.workload;

import dev.concurrency.maven.jvm.ProcessResult;

/**
 * A workload that was run.
 *
 * @param name unique among the runs; also the name of its log file
 */
public record WorkloadRun(String name, Workload workload, ProcessResult result) {}
