Feature: 7.5 Versions and methods of the Certificate Notification interface

  Rule: The API versions resources name the version of this edition

    @needs:notify @req:CERTNOTIFY_API_VERSIONS @req:CERTNOTIFY_VERSION
    Scenario: The VNFM asks which versions there are
      When the VNFM asks for the versions of the Certificate Notification interface
      Then version 1.0.0 of the Certificate Notification interface is among them

    @needs:notify @req:CERTNOTIFY_API_VERSIONS @req:CERTNOTIFY_VERSION
    Scenario: The VNFM asks which versions of the major version there are
      When the VNFM asks for the versions of the major version of the Certificate Notification interface
      Then version 1.0.0 of the Certificate Notification interface is among them

  Rule: The subscriptions support POST and GET

    @needs:notify @req:METHOD_ALLOW_HEADER
    Scenario Outline: The VNFM sends a <method> to the subscriptions
      When the VNFM sends a <method> request to the subscriptions
      Then the method on subscriptions is not allowed

      @req:SUBSCRIPTIONS_PUT
      Examples: subscriptions put
        | method |
        | PUT    |

      @req:SUBSCRIPTIONS_PATCH
      Examples: subscriptions patch
        | method |
        | PATCH  |

      @req:SUBSCRIPTIONS_DELETE
      Examples: subscriptions delete
        | method |
        | DELETE |

  Rule: An individual subscription supports GET and DELETE

    @needs:notify @needs:vnfm @req:METHOD_ALLOW_HEADER
    Scenario Outline: The VNFM sends a <method> to an individual subscription
      Given the VNFM has subscribed
      When the VNFM sends a <method> request to the individual subscription
      Then the method on subscriptions is not allowed
      And the VNFM reads the subscription
      And the CMF returns the subscription as it was made

      @req:SUBSCRIPTION_POST
      Examples: subscription post
        | method |
        | POST   |

      @req:SUBSCRIPTION_PUT
      Examples: subscription put
        | method |
        | PUT    |

      @req:SUBSCRIPTION_PATCH
      Examples: subscription patch
        | method |
        | PATCH  |
