/**
 * Making the product do something on purpose, by HTTP, by a command or by a person who is asked, and keeping how it was done as evidence. May
 * use client, exchange and target.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.hook;
