/** Tests of subscriptions, of the outbox and of delivering from it. */
@org.jspecify.annotations.NullMarked
package sol023.cmf.notification;
