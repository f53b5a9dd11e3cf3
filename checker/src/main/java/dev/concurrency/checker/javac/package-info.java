/**
 * javac trees to model, and the hosts that stand on javac alone: the plug-in {@code -Xplugin:Concurrency} and the analysis of a whole module in
 * a JVM of its own. Only javac's exported API is used, so no JVM flag is needed.
 *
 * <p>Not thread-safe: javac is not.
 */
package dev.concurrency.checker.javac;
