/**
 * What the analysis says: a finding, the places in the code that have to be observed to prove it, its fixes, and the file in
 * which all this travels from the compiler to the Maven goals.
 */
package dev.concurrency.checker.finding;
