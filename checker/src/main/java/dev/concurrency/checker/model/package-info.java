/**
 * The neutral program: what the rules need to know of the code, the same from trees and from class files.
 *
 * <p>Bodies (methods, constructors, initialisers, lambdas, method references) hold their operations in the order of evaluation. Bodies and
 * variables are numbered within one {@link dev.concurrency.checker.model.Program}, operations and regions within their body; everything
 * is immutable once built and may be read from any thread.
 */
package dev.concurrency.checker.model;
