@role:vnfm @needs:vnfmUnderTest.notificationEndpoint
Feature: 7.5.5 The VNFM serves the notification endpoint of its subscription

  A VNFM that subscribes to changes of certificates names a callback URI. The suite is the CMF that tries it and delivers notifications there.

  Rule: The endpoint can be tried

    @smoke @req:ENDPOINT_TESTED @req:ENDPOINT_TESTED_EMPTY
    Scenario: The CMF tries the endpoint
      When the CMF tries the notification endpoint
      Then the trial is answered

  Rule: The endpoint takes notifications

    @smoke @req:ENDPOINT_DELIVERED
    Scenario Outline: The CMF notifies of a certificate that <event>
      When the CMF delivers a notification of a certificate that "<event>"
      Then the notification is acknowledged

      Examples:
        | event              |
        | was issued         |
        | waits for approval |
        | was refused        |
        | will expire soon   |
        | was revoked        |

    @req:ENDPOINT_DELIVERED
    Scenario: The CMF notifies of a new subject
      When the CMF delivers a notification of a subject that was added
      Then the notification is acknowledged

    @req:ENDPOINT_DELIVERED
    Scenario: The CMF notifies in short
      When the CMF delivers a short notification
      Then the notification is acknowledged

    @req:ENDPOINT_UNKNOWN_ATTRIBUTES
    Scenario: The CMF notifies with an attribute that nobody knows
      When the CMF delivers a notification with an attribute of its own
      Then the notification is taken all the same

    @req:ENDPOINT_REPEATED
    Scenario: The CMF repeats a notification
      When the CMF delivers the same notification twice
      Then the repetition is acknowledged like the first

  Rule: The endpoint has no other methods

    @smoke @req:ENDPOINT_PUT @req:ENDPOINT_METHOD_ALLOW
    Scenario: The CMF sends a PUT
      When the CMF sends a PUT request to the notification endpoint
      Then the endpoint refuses the PUT

    @req:ENDPOINT_PATCH @req:ENDPOINT_METHOD_ALLOW
    Scenario: The CMF sends a PATCH
      When the CMF sends a PATCH request to the notification endpoint
      Then the endpoint refuses the PATCH

    @req:ENDPOINT_DELETE @req:ENDPOINT_METHOD_ALLOW
    Scenario: The CMF sends a DELETE
      When the CMF sends a DELETE request to the notification endpoint
      Then the endpoint refuses the DELETE

  Rule: What is no notification is refused

    @req:ENDPOINT_MALFORMED @req:ENDPOINT_PROBLEM
    Scenario Outline: The CMF sends content <fault>
      When the CMF delivers a notification "<fault>"
      Then the notification is refused as malformed
      And the refusal is described

      Examples:
        | fault                |
        | that is no JSON      |
        | that is cut short    |
        | that is empty        |
        | that is not in UTF-8 |

    @req:ENDPOINT_INVALID @req:ENDPOINT_PROBLEM
    Scenario Outline: The CMF sends a notification <fault>
      When the CMF delivers a notification "<fault>"
      Then the notification is refused as invalid
      And the refusal is described

      Examples:
        | fault                              |
        | that is a list                     |
        | without id                         |
        | without notificationType           |
        | without subscriptionId             |
        | without timeStamp                  |
        | without certificateState           |
        | without certificateId              |
        | without links                      |
        | of another type                    |
        | with a time that is none           |
        | with a state that does not exist   |
        | with a number as id                |
        | with a verbosity that does not exist |

    @req:ENDPOINT_MEDIA_TYPE
    Scenario: The CMF sends a notification as text
      When the CMF delivers a notification as text
      Then the media type is refused

  @needs:vnfmUnderTest.notificationEndpoint.oauth
  Rule: The endpoint knows the CMF by its token

    @req:ENDPOINT_UNAUTHORIZED @req:ENDPOINT_CHALLENGE
    Scenario Outline: Somebody delivers a notification <how>
      When somebody delivers a notification "<how>"
      Then the sender is not known to the endpoint

      Examples:
        | how                           |
        | without a token               |
        | with a token that nobody gave |

    @req:ENDPOINT_UNAUTHORIZED @req:ENDPOINT_CHALLENGE
    Scenario: Somebody tries the endpoint without a token
      When somebody tries the notification endpoint without a token
      Then the sender is not known to the endpoint
