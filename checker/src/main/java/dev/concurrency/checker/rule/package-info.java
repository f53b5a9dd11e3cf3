/**
 * The rules: one class each, found by the service loader. A rule reads like its page in {@code docs/rules}: what it looks at, what exempts it, what it
 * says. It knows no framework (those live in the catalogue) and no compiler.
 */
package dev.concurrency.checker.rule;
