package dev.concurrency.checker.finding;

/**
 * A place where the program hands a task to other threads: to an executor, scheduler, event loop or thread. It is no finding; a run may tell what the tasks
 * that are handed over there do with their threads.
 *
 * @param id stable hash of owner, method, normalised statement and ordinal, as a finding's; contains no line number
 * @param file path of the source file, relative to the module's base directory, with {@code /}
 * @param line 1-based line of the call's name
 * @param column 1-based column on that line
 * @param owner binary name of the class that holds the call
 * @param method name and erased descriptor of the method that lexically holds it
 * @param call the callee as a person would name it, for instance {@code ExecutorService.submit}
 * @param argument position of the task among the call's arguments, from 0
 * @param task erased type of that parameter, for instance {@code java.lang.Runnable}
 * @param expected the threads on which the analysis expects it to run, in words; empty if it does not know
 * @param site the call, described so that it can be found again in the class file
 */
public record TaskSite(
    String id, String file, int line, int column, String owner, String method, String call, int argument, String task, String expected, Site site) {}
