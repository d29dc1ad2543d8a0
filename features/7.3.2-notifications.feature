Feature: 7.3.2 Sending notifications

  When the state of a certificate or subject changes, the CMF reports it to everybody whose subscription matches (figure 7.3.2-1).
  Notifications may overtake each other and the answers to what caused them; no scenario asks for an order.

  Rule: Step 1: an event that matches is reported to the callback URI

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT @req:NOTIFICATION_TYPE @req:NOTIFICATION_TYPE_NAME @req:NOTIFICATION_ID @req:NOTIFICATION_SUBSCRIPTION_ID
    @req:NOTIFICATION_TIME @req:NOTIFICATION_STATE @req:NOTIFICATION_CERTIFICATE_ID @req:NOTIFICATION_ONE_BODY @req:NOTIFICATION_CONTENT_TYPE
    @req:NOTIFICATION_VERSION_SENT @req:NOTIFICATION_AFFECTED_SUBJECT @req:AFFECTED_SUBJECT_ID @req:AFFECTED_SUBJECT_CHANGE @req:AFFECTED_SUBJECT_IP
    @req:NOTIFICATION_LINK_SUBSCRIPTION @req:NOTIFICATION_LINK_SUBJECT @req:NOTIFICATION_LINK_CERTIFICATE @req:NOTIFICATION_LINK_FORM
    Scenario: A subject is added
      Given the VNFM has subscribed
      When the VNFM registers a VNFCI
      Then the VNFM is notified that "the subject was added"
      And it is notified of this once

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT @req:NOTIFICATION_STATE @req:NOTIFICATION_AFFECTED_SUBJECT @req:AFFECTED_SUBJECT_ID @req:AFFECTED_SUBJECT_CHANGE
    Scenario: A subject is removed
      Given the VNFM has registered a VNFCI
      And the VNFM has subscribed
      When the VNFM deregisters the subject
      Then the VNFM is notified that "the subject was removed"
      And it is notified of this once

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT @req:NOTIFICATION_STATE @req:NOTIFICATION_AFFECTED_CERTIFICATE @req:AFFECTED_CERTIFICATE_ID
    @req:AFFECTED_CERTIFICATE_CHANGE @req:AFFECTED_CERTIFICATE_CP @req:NOTIFICATION_LINK_SUBJECT @req:NOTIFICATION_LINK_CERTIFICATE
    Scenario Outline: A certificate is issued for <certificates>
      Given the VNFM has registered a VNFCI for <certificates>
      And the VNFM has subscribed
      When the VNFM requests a certificate
      Then the VNFM is notified that "the certificate was issued"
      And it is notified of this once

      Examples:
        | certificates         |
        | VNFCI certificates   |
        | VNF OAM certificates |

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT @req:NOTIFICATION_STATE @req:NOTIFICATION_ERROR
    Scenario: A certificate is refused
      Given the VNFM has registered a VNFCI
      And the VNFM has subscribed
      When the VNFM requests a certificate with "a changed signature of the CSR"
      Then the VNFM is notified that "the certificate was refused"

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT @req:NOTIFICATION_STATE @req:NOTIFICATION_AFFECTED_CERTIFICATE @req:AFFECTED_CERTIFICATE_ID @req:AFFECTED_CERTIFICATE_CHANGE
    Scenario: A certificate is revoked
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      And the VNFM has subscribed
      When the VNFM revokes the certificate
      Then the VNFM is notified that "the certificate was revoked"
      And it is notified of this once

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT @req:NOTIFICATION_STATE @req:NOTIFICATION_AFFECTED_CERTIFICATE
    Scenario: A certificate expires
      Given the VNFM has registered a VNFCI whose certificates expire within moments
      And the VNFCI has a certificate
      And the VNFM has subscribed
      When the certificate has expired
      Then the VNFM is notified that "the certificate expired"

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT @req:NOTIFICATION_STATE
    Scenario: The renewal of a certificate is due
      Given the VNFM has registered a VNFCI whose certificates expire within moments
      And the VNFM has subscribed
      And the VNFCI has a certificate
      When the certificate has expired
      Then the VNFM is notified that "the certificate expired"
      And the VNFM was notified before that the renewal is due

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT @req:NOTIFICATION_SUBSCRIPTION_ID
    Scenario: Two subscriptions are notified, each for itself
      Given the VNFM has subscribed twice
      When the VNFM registers a VNFCI
      Then both subscriptions are notified

  Rule: How much a notification tells is asked for in the subscription

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_REQUEST_VERBOSITY @req:NOTIFICATION_VERBOSITY
    Scenario: Who asks for nothing gets full notifications
      Given the VNFM has registered a VNFCI
      And the VNFM has subscribed
      When the VNFM requests a certificate
      Then the VNFM is notified that "the certificate was issued"
      And the notification is a full one

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_REQUEST_VERBOSITY @req:NOTIFICATION_VERBOSITY
    Scenario: Who asks for full notifications gets them
      Given the VNFM has registered a VNFCI
      And the VNFM has subscribed to FULL notifications
      When the VNFM requests a certificate
      Then the VNFM is notified that "the certificate was issued"
      And the notification is a full one

    @needs:notify @needs:vnfm @req:VERBOSITY_SHORT @req:NOTIFICATION_VERBOSITY
    Scenario: Who asks for short notifications gets them
      Given the VNFM has registered a VNFCI
      And the VNFM has subscribed to SHORT notifications
      When the VNFM requests a certificate
      Then the VNFM is notified that "the certificate was issued"
      And the notification is a short one

  Rule: The CMF proves who it is, as the subscription says

    @needs:notify @needs:vnfm @req:NOTIFICATION_AUTHORIZED
    Scenario: The notification endpoint asks for a token
      Given the VNFM has registered a VNFCI
      And the VNFM has subscribed
      And the notification endpoint asks for a token
      When the VNFM requests a certificate
      Then by "NOTIFICATION_AUTHORIZED" the notification bears a token that was fetched for it

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_AUTHENTICATION_CERT
    Scenario: The token endpoint asks for the client certificate of the CMF
      Given the VNFM has registered a VNFCI
      And the VNFM has subscribed
      And the VNFM has subscribed with the client certificate of the CMF
      And the notification endpoint asks for a token
      When the VNFM requests a certificate
      Then by "SUBSCRIPTION_AUTHENTICATION_CERT" the notification bears a token that was fetched for it

    @needs:notify @needs:vnfm @req:NOTIFICATION_TOKEN_RENEWED
    Scenario: The tokens that the CMF has are good no longer
      Given the VNFM has registered a VNFCI
      And the VNFM has subscribed
      And the notification endpoint asks for a token
      And the VNFCI has a certificate
      And the VNFM was notified with a token that is good no longer
      When the VNFM revokes the certificate
      Then by "NOTIFICATION_TOKEN_RENEWED" the notification bears a token that was fetched for it

  Rule: Precondition: only who has subscribed is notified

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT @req:SUBSCRIPTION_SILENT
    Scenario: Nothing is sent for a subscription that was ended
      Given the VNFM has subscribed twice
      And the VNFM has ended the subscription
      When the VNFM registers a VNFCI
      Then the VNFM is notified of nothing for the subscription that was ended

  Rule: Error handling: what is not acknowledged may be sent again

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT @req:NOTIFICATION_REPEATED
    Scenario Outline: The notification endpoint <does> at first
      Given the VNFM has registered a VNFCI
      And the VNFM has subscribed
      And the notification endpoint "<does>" at first
      When the VNFM requests a certificate
      Then the VNFM is notified that "the certificate was issued"
      And the CMF notifies again, with the same identifier

      Examples:
        | does                  |
        | answers 500           |
        | closes the connection |

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT @req:ENDPOINT_URI
    Scenario: The notification endpoint redirects
      Given the VNFM has registered a VNFCI
      And the VNFM has subscribed
      And the notification endpoint "redirects" at first
      When the VNFM requests a certificate
      Then the VNFM is notified that "the certificate was issued"
      And the CMF does not follow the redirection
