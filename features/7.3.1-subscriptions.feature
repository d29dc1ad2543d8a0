Feature: 7.3.1 Managing subscriptions

  The VNFM tells the CMF where it wants to hear of changes, and of which. The CMF keeps that as an individual subscription, which the
  VNFM can read and end (figure 7.3.1-1).

  Rule: Steps 1 to 5: the callback URI is tried, the subscription is made and returned

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_ANSWERED @req:SUBSCRIPTION_MADE @req:SUBSCRIPTION_LOCATION @req:SUBSCRIPTION_CREATED_BODY
    @req:SUBSCRIPTION_URI_ID_KNOWN @req:SUBSCRIPTION_CALLBACK @req:SUBSCRIPTION_FILTER @req:SUBSCRIPTION_VERBOSITY
    @req:SUBSCRIPTION_LINK_SELF @req:SUBSCRIPTION_TYPE @req:SUBSCRIPTION_AUTHENTICATION_SECRET
    Scenario: The VNFM subscribes
      When the VNFM subscribes
      Then the subscription is made

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_ANSWERED @req:SUBSCRIPTION_FILTER
    Scenario: The VNFM subscribes with a filter
      When the VNFM subscribes to the state accepted of VNFCI_certificate
      Then the subscription is made

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_ENDPOINT_TESTED @req:NOTIFICATION_VERSION_SENT
    Scenario: The CMF tries the callback URI
      When the VNFM subscribes
      Then the CMF has tried the callback URI

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_NOT_NOTIFIED
    Scenario: Subscribing leads to no notification
      Given the VNFM has subscribed to a state that no certificate comes into
      Then subscribing has led to no notification

    @needs:notify @needs:vnfm @req:NOTIFICATION_UNKNOWN_ATTRIBUTES
    Scenario: An unknown attribute in the request does no harm
      When the VNFM subscribes with an attribute that nobody defined
      Then the unknown attribute does no harm

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_DUPLICATE @req:SUBSCRIPTION_SEE_OTHER @req:SUBSCRIPTION_SEE_OTHER_LOCATION @req:SUBSCRIPTION_SEE_OTHER_EMPTY
    Scenario: The VNFM subscribes in the same way twice
      Given the VNFM has subscribed
      When the VNFM subscribes in the same way again
      Then the CMF makes a second subscription or names the first one

  Rule: Steps 6 to 9: the VNFM queries its subscriptions

    @needs:notify @needs:vnfm @req:SUBSCRIPTIONS_QUERY
    Scenario: The VNFM queries all of its subscriptions
      Given the VNFM has subscribed
      When the VNFM queries its subscriptions
      Then the list contains the subscription

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_READ
    Scenario: The VNFM reads one subscription
      Given the VNFM has subscribed
      When the VNFM reads the subscription
      Then the CMF returns the subscription as it was made

    @needs:notify @needs:vnfm @needs:credentials.other @req:SUBSCRIPTIONS_OWN_ONLY
    Scenario: Another VNFM does not see the subscription
      Given the VNFM has subscribed
      When another VNFM queries its subscriptions
      Then the list does not contain the subscription of the VNFM

    @needs:notify @needs:vnfm @needs:credentials.other @req:SUBSCRIPTIONS_OWN_ONLY @req:SUBSCRIPTION_READ
    Scenario: Another VNFM can neither read nor end the subscription
      Given the VNFM has subscribed
      When another VNFM reads and ends the subscription
      Then the CMF returns the subscription as it was made

  Rule: Steps 10 and 11: the VNFM ends the subscription

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_TERMINATED @req:SUBSCRIPTION_GONE
    Scenario: The VNFM ends a subscription
      Given the VNFM has subscribed
      When the VNFM ends the subscription
      Then the subscription is ended
      And the subscription does not exist
      And the subscription cannot be ended again

  Rule: Error handling: a subscription with wrong information is refused

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_ENDPOINT_DEAD @req:SUBSCRIPTION_ENDPOINT_DEAD_DETAIL
    Scenario Outline: The callback URI <does>
      Given the CMF tries callback URIs
      When the VNFM subscribes with a callback URI that "<does>"
      Then the subscription is refused, as the callback URI is of no use
      And nothing is kept of the refused subscription

      Examples:
        | does                 |
        | answers 200          |
        | answers 404          |
        | answers 500          |
        | redirects            |
        | closes the connection |
        | answers too late     |
        | nobody serves        |

    @needs:notify @needs:vnfm
    Scenario Outline: The VNFM subscribes with <what>
      When the VNFM subscribes with "<what>"
      Then the subscription is refused

      @req:SUBSCRIPTION_INVALID
      Examples: subscription invalid
        | what                    |
        | content that is no JSON |
        | an array as content     |

      @req:SUBSCRIPTION_REQUEST_CALLBACK
      Examples: subscription request callback
        | what                                  |
        | no callbackUri                        |
        | a callbackUri that is a number        |
        | a callbackUri without scheme and host |
        | a callbackUri for mail                |

      @req:NOTIFICATION_FILTER_TYPE
      Examples: notification filter type
        | what                                 |
        | a filter that is a text              |
        | states that are a text               |
        | a state that there is not            |
        | a certificate type that there is not |

      @req:SUBSCRIPTION_UNPROCESSABLE
      Examples: subscription unprocessable
        | what                             |
        | a verbosity that there is not    |
        | an empty authType                |
        | a tokenEndpoint that is a number |

      @req:SUBSCRIPTION_AUTHENTICATION_UNSUPPORTED
      Examples: subscription authentication unsupported
        | what                          |
        | an authType that there is not |

    @needs:notify @needs:vnfm @req:SUBSCRIPTION_REQUEST_AUTHENTICATION
    Scenario: The VNFM subscribes without authentication
      When the VNFM subscribes without authentication
      Then a subscription without authentication is refused
