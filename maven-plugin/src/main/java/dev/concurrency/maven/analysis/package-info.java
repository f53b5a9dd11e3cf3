/** Forks the JVM that analyses a module, tells it how the project is compiled, and reads the findings file that it leaves. */
package dev.concurrency.maven.analysis;
