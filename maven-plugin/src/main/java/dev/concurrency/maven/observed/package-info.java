/** What was seen on event loops at places that no finding names: the measure of what the rules miss. */
package dev.concurrency.maven.observed;
