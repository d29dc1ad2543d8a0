Feature: C.3 Authorization scopes of the Certificate Notification interface

  Rule: The scope of subscriptions permits GET and POST on the subscriptions, GET and DELETE on an individual one

    @needs:notify @needs:vnfm @needs:rest.oauth @req:SCOPE_SUBSCRIPTIONS @req:SCOPE_SUBSCRIPTION
    Scenario: The VNFM uses a token with the scope of subscriptions
      When the VNFM subscribes, lists, reads and ends the subscription with the scope of subscriptions
      Then all of it is permitted on subscriptions

  Rule: The scope of everything permits the same

    @needs:notify @needs:vnfm @needs:rest.oauth @req:SCOPE_NOTIFICATION_ALL
    Scenario: The VNFM uses a token with the scope of everything in the interface
      When the VNFM subscribes, lists, reads and ends the subscription with the scope of everything
      Then all of it is permitted on subscriptions

  Rule: A scope of the other interface permits nothing

    @needs:notify @needs:vnfm @needs:rest.oauth @req:TOKEN_SCOPE_TOO_SMALL @req:FORBIDDEN
    Scenario: The VNFM queries its subscriptions with a token of the other interface
      When the VNFM queries its subscriptions with the scope of subjects
      Then the token is not sufficient
