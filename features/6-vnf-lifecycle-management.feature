Feature: 6 The CMF uses the VNF Lifecycle Management interface

  The CMF asks its VNFM for VNFs and operations, and is notified of lifecycle changes. The suite plays the VNFM.

  @needs:vnfm @needs:lcm.consumer
  Rule: The CMF subscribes, and asks for nothing but what clause 6 allows

    Background:
      Given the CMF has subscribed to lifecycle changes at the VNFM

    @req:VNF_LCM_SUBSCRIPTION_REQUEST
    Scenario: The CMF subscribes to lifecycle changes
      Then the subscription was requested as the interface defines it

    @req:VNF_LCM_SUBSCRIPTION_EXISTS
    Scenario: The CMF is led to a subscription that exists already
      When the VNFM has lost the subscription and meets it again when the CMF subscribes
      Then the CMF uses the subscription that exists already

    @req:VNF_LCM_INSTANCES_READ
    Scenario: The CMF reads all VNF instances, page after page
      When the VNFM has lost the subscription and has more VNF instances than a page of the list holds
      Then the CMF reads the VNF instances and follows the pages

    @req:VNF_LCM_AS_SOL002 @req:VNF_LCM_ENDPOINT_DELIVERY
    Scenario: The CMF follows the life of a VNF
      When a VNF is created, instantiated, scaled out and in, healed, terminated and deleted
      Then the CMF takes each notification
      And the CMF has asked the VNFM for nothing but what the interface allows

  @needs:vnfm @needs:lcm.consumer
  Rule: The CMF serves a notification endpoint

    Background:
      Given the CMF has subscribed to lifecycle changes at the VNFM

    @req:VNF_LCM_ENDPOINT_TEST
    Scenario: The VNFM tests the endpoint
      When the VNFM tests the notification endpoint of the CMF
      Then the test of the endpoint is answered

    @req:VNF_LCM_ENDPOINT_OTHER_METHODS @req:METHOD_ALLOW_HEADER
    Scenario Outline: The VNFM sends a <method> to the endpoint
      When the VNFM sends a <method> request to the notification endpoint of the CMF
      Then the endpoint does not allow the method

      Examples:
        | method |
        | PUT    |
        | PATCH  |
        | DELETE |

    @req:VNF_LCM_ENDPOINT_MALFORMED
    Scenario: The VNFM sends a notification that cannot be parsed
      When the VNFM sends the CMF a notification "that is no JSON"
      Then the notification is refused as malformed

    @req:VNF_LCM_ENDPOINT_MALFORMED
    Scenario Outline: The VNFM sends a notification <fault>
      When the VNFM sends the CMF a notification "<fault>"
      Then the notification should be refused

      Examples:
        | fault                                 |
        | that is a list                        |
        | without its type                      |
        | without its VNF instance              |
        | without its subscription              |
        | of a subscription that does not exist |

  @needs:vnfm @needs:lcm.consumer
  Rule: A VNFC that is gone leaves a subject behind

    @req:VNF_LCM_AFFECTED_VNFCS @req:VNF_LCM_NOTIFICATION_REPEATED
    Scenario: A VNFC with a certificate goes when its VNF is scaled in
      Given the CMF has subscribed to lifecycle changes at the VNFM
      And the VNFM has registered a VNFC of a VNF as a VNFCI
      And the VNFCI has a certificate
      When the VNFC goes when the VNF is scaled in
      And the VNFM repeats the notification of the result
      Then the repeated notification is taken like the first
      And the CMF has found the subject of the VNFC

    @req:VNF_LCM_AFFECTED_VNFCS
    Scenario: A VNFC with a certificate goes while the CMF has no subscription
      Given the CMF has subscribed to lifecycle changes at the VNFM
      And the VNFM has registered a VNFC of a VNF as a VNFCI
      And the VNFCI has a certificate
      When the VNFC goes while the VNFM has lost the subscription
      Then the CMF has found the subject of the VNFC

  @needs:vnfm @needs:lcm.consumer
  Rule: The CMF can ask for what it was not told

    @req:VNF_LCM_OPERATION_READ
    Scenario: The result of an operation is not notified
      Given the CMF has subscribed to lifecycle changes at the VNFM
      And the VNFM has registered a VNFC of a VNF as a VNFCI
      When the VNFC goes when the VNF is scaled in, and the result is told to nobody
      Then the CMF asks what has become of the operation
