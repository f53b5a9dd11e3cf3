package dev.concurrency.maven.figures;

/**
 * One measurement of one model at one workload, as the workload itself left it: a line of its figures file. What was not measured is null.
 *
 * @param workload what was to be done, the same text for all models that are compared
 * @param model how it was done
 * @param throughput tasks a second
 * @param p99Millis the time that 99 of 100 tasks took at most, in milliseconds
 * @param peakThreads most threads at a time
 * @param bytesPerTask memory that a task takes while it is under way or waits, in bytes
 * @param unfit a fact for which this model is not to be recommended, whatever its figures; null if there is none
 * @param absent why the model was not run; null if it was
 * @param note what else is to be said; null if nothing
 */
public record Measurement(
    String workload,
    String model,
    Double throughput,
    Double p99Millis,
    Double peakThreads,
    Double bytesPerTask,
    String unfit,
    String absent,
    String note) {}
