/**
 * Subscriptions to changes of certificates and the notifications about them (SOL023 clause 7): resource, rules, an outbox that is written with each change, and the
 * workers that deliver from it. May use {@code certificate}, {@code subject}, {@code ca}, {@code sol013}, {@code access}, {@code audit}, {@code store} and {@code outbound}.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.notification;
