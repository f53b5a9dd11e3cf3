/**
 * What class files tell of code whose source is not in the program: libraries, and other modules of a build. Read on demand, each class file once. The
 * bodies of the JDK are never looked into: its methods that wait are a list in the catalogue.
 */
package dev.concurrency.checker.bytecode;
