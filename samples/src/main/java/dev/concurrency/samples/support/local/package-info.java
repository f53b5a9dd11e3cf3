/**
 * What the samples talk to, all of it in this JVM or started by it: a web server, a database, a Redis, and the counters behind the
 * printed lines.
 */
package dev.concurrency.samples.support.local;
