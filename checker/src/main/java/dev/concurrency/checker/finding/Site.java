package dev.concurrency.checker.finding;

/**
 * One place in the code that a probe has to watch, described so that it can be found again in the class file.
 *
 * <p>{@code line} is the line that javac writes for the instruction: for a call the line of the callee's name or, more exactly, of
 * {@code JCTree.pos}; for a constructor call the line of the statement may have to serve instead, hence the statement's range. A call in a
 * lambda sits in a synthetic method of an unstable name, so a site is searched in all methods of the top-level class and its nested
 * classes. {@code ordinal} counts, from 0, the calls with equal name and descriptor on that line, in the order of the instructions.
 *
 * @param probe what to ask there
 * @param topLevelClass binary name of the top-level class, for instance {@code com.acme.Shop}
 * @param sourceFile simple name of the source file, as in the {@code SourceFile} attribute
 * @param line 1-based line of the instruction
 * @param statementStart 1-based first line of the enclosing statement (of the loop, for {@link Probe#CPU_LOOP})
 * @param statementEnd 1-based last line of the enclosing statement (of the loop, for {@link Probe#CPU_LOOP})
 * @param owner binary name of the class that declares the callee; the instruction may name a subtype. Empty for a loop
 * @param name the callee's name, {@code <init>} for a constructor. Empty for a loop
 * @param descriptor the callee's erased JVM descriptor. Empty for a loop
 * @param ordinal position among equal calls on that line, from 0
 */
public record Site(
    Probe probe,
    String topLevelClass,
    String sourceFile,
    int line,
    int statementStart,
    int statementEnd,
    String owner,
    String name,
    String descriptor,
    int ordinal) {}
