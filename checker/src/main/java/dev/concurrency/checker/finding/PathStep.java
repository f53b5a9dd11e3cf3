package dev.concurrency.checker.finding;

/**
 * One step of the way from the place that decides on which thread code runs to the place of the finding.
 *
 * @param file path of the source file, relative to the module's base directory, with {@code /}; of library code, jar and file: {@code some.jar!/a/B.java}
 * @param line 1-based; 0 if the class file of a library does not say it
 * @param what what happens there, in words: {@code "channelRead runs on a Netty event loop"}, {@code "calls Prices.lookup"}
 */
public record PathStep(String file, int line, String what) {}
