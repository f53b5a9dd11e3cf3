/** Compiled by all hosts, which must agree on it. */
@Deprecated
package shop;
