@role:vnfm
Feature: 6 The VNFM serves the VNF Lifecycle Management interface to a CMF

  A CMF reads VNFs and operations, subscribes to lifecycle changes, and may do nothing else. The suite is the CMF. What a VNFM must refuse is tried
  with content that cannot be valid, or on what does not exist, so that a VNFM that serves it by mistake does no harm.

  Rule: The CMF reads VNF instances and operations

    @smoke @req:VNF_LCM_QUERY_VNF @req:VNFM_LCM_TYPED
    Scenario: The CMF lists the VNF instances
      When the CMF lists the "vnf_instances"
      Then the list of "vnf_instances" is shown

    @req:VNF_LCM_QUERY_VNF @req:VNFM_LCM_TYPED
    Scenario: The CMF reads a VNF instance
      Given the VNFM has one of the "vnf_instances"
      When the CMF reads it
      Then it is shown as one of the "vnf_instances"

    @smoke @req:VNF_LCM_OPERATION_STATUS @req:VNFM_LCM_TYPED
    Scenario: The CMF lists the operations
      When the CMF lists the "vnf_lcm_op_occs"
      Then the list of "vnf_lcm_op_occs" is shown

    @req:VNF_LCM_OPERATION_STATUS @req:VNFM_LCM_TYPED
    Scenario: The CMF reads an operation
      Given the VNFM has one of the "vnf_lcm_op_occs"
      When the CMF reads it
      Then it is shown as one of the "vnf_lcm_op_occs"

    @req:VNFM_LCM_UNKNOWN @req:VNFM_LCM_PROBLEM
    Scenario Outline: The CMF reads one of the <collection> that does not exist
      When the CMF reads one of the "<collection>" that does not exist
      Then the VNFM answers that there is none

      Examples:
        | collection      |
        | vnf_instances   |
        | vnf_lcm_op_occs |
        | subscriptions   |

  @needs:vnfmUnderTest.callback
  Rule: The CMF subscribes

    @smoke @req:VNF_LCM_SUBSCRIBE @req:VNFM_LCM_SUBSCRIPTION_SHOWN @req:VNFM_LCM_SUBSCRIPTION_SECRET
    Scenario: The CMF subscribes to lifecycle changes
      When the CMF subscribes
      Then the subscription is made

    @req:VNF_LCM_SUBSCRIPTION_QUERY @req:VNFM_LCM_TYPED
    Scenario: The CMF finds its subscription
      Given the CMF has subscribed
      When the CMF lists and reads its subscription
      Then the subscription is found

    @smoke @req:VNF_LCM_TERMINATE_SUBSCRIPTION
    Scenario: The CMF ends its subscription
      Given the CMF has subscribed
      When the CMF ends the subscription
      Then the subscription is gone

    @req:VNFM_LCM_DUPLICATE
    Scenario: The CMF subscribes twice
      Given the CMF has subscribed
      When the CMF subscribes with the same content
      Then there is a second subscription, or the first one is named

    @req:VNFM_LCM_ENDPOINT_DEAD @req:VNFM_LCM_PROBLEM
    Scenario: The CMF names a callback URI that does not answer the trial
      When the CMF subscribes with a callback URI that answers 500
      Then the subscription is refused if the VNFM has tried the callback URI

    @req:VNFM_LCM_SUBSCRIPTION_INVALID @req:VNFM_LCM_PROBLEM
    Scenario Outline: The CMF asks for a subscription <fault>
      When the CMF asks for a subscription "<fault>"
      Then the VNFM refuses it

      Examples:
        | fault                          |
        | that is no JSON                |
        | without callbackUri            |
        | with a callbackUri that is none |

  Rule: The CMF may do nothing else

    @req:VNF_LCM_OTHER_METHODS
    Scenario Outline: The CMF sends a <method> to <path>
      When the CMF sends a <method> to "<path>"
      Then the VNFM does not serve it

      Examples:
        | method | path                                    |
        | POST   | /vnf_instances                          |
        | PUT    | /vnf_instances                          |
        | DELETE | /vnf_instances                          |
        | POST   | /vnf_instances/none                     |
        | PUT    | /vnf_instances/none                     |
        | PATCH  | /vnf_instances/none                     |
        | DELETE | /vnf_instances/none                     |
        | POST   | /vnf_instances/none/instantiate         |
        | POST   | /vnf_instances/none/scale               |
        | POST   | /vnf_instances/none/scale_to_level      |
        | POST   | /vnf_instances/none/change_flavour      |
        | POST   | /vnf_instances/none/terminate           |
        | POST   | /vnf_instances/none/heal                |
        | POST   | /vnf_instances/none/operate             |
        | POST   | /vnf_instances/none/change_ext_conn     |
        | POST   | /vnf_instances/none/change_vnfpkg       |
        | POST   | /vnf_instances/none/create_snapshot     |
        | POST   | /vnf_instances/none/revert_to_snapshot  |
        | POST   | /vnf_lcm_op_occs                        |
        | PATCH  | /vnf_lcm_op_occs/none                   |
        | DELETE | /vnf_lcm_op_occs/none                   |
        | POST   | /vnf_lcm_op_occs/none/retry             |
        | POST   | /vnf_lcm_op_occs/none/rollback          |
        | POST   | /vnf_lcm_op_occs/none/fail              |
        | POST   | /vnf_lcm_op_occs/none/cancel            |
        | PUT    | /subscriptions                          |
        | PATCH  | /subscriptions                          |
        | DELETE | /subscriptions                          |
        | POST   | /subscriptions/none                     |
        | PUT    | /subscriptions/none                     |
        | PATCH  | /subscriptions/none                     |
        | GET    | /vnf_snapshots                          |
        | POST   | /vnf_snapshots                          |

  Rule: The CMF says which version it means

    @req:VNFM_LCM_API_VERSIONS
    Scenario: The CMF asks which versions there are
      When the CMF asks for the versions of vnflcm
      Then the version that the CMF speaks is among them

    @req:VNFM_LCM_ANSWER_VERSION
    Scenario: The CMF lists VNF instances in a version that is served
      When the CMF lists the "vnf_instances"
      Then the answer says in which version it is

    @req:VNFM_LCM_VERSION_UNKNOWN @req:VNFM_LCM_PROBLEM
    Scenario: The CMF asks in a version that nobody serves
      When the CMF lists the VNF instances in version "2.999.0"
      Then the version is refused

    @req:VNFM_LCM_VERSION_MISSING
    Scenario: The CMF says no version
      When the CMF lists the VNF instances without a version
      Then the lack of a version is refused

  @needs:vnfmUnderTest.oauth
  Rule: The VNFM knows the CMF by its token

    @smoke @req:VNFM_LCM_UNAUTHORIZED @req:VNFM_LCM_CHALLENGE
    Scenario Outline: Somebody lists VNF instances <how>
      When somebody lists the VNF instances "<how>"
      Then the caller is not known to the VNFM

      Examples:
        | how                           |
        | without a token               |
        | with a token that nobody gave |

  @needs:hooks.vnf.changes
  Rule: The VNFM tells the CMF what happens to a VNF

    @req:VNF_LCM_NOTIFY @req:VNFM_LCM_NOTIFICATION_TYPED @req:VNFM_LCM_NOTIFICATION_SUBSCRIPTION @req:VNFM_LCM_NOTIFICATION_VERSION
    Scenario: A VNF changes and the CMF is told
      Given the CMF has subscribed
      When a VNF changes
      Then the CMF is told of the operation

    @req:VNFM_LCM_NOTIFICATION_ORDER @req:VNFM_LCM_NOTIFICATION_STATE
    Scenario: The CMF reads the operation that it was told of
      Given the CMF has subscribed
      When a VNF changes
      Then the start of the operation was told before its result
      And the operation has the state that was told

    @req:VNFM_LCM_SILENT
    Scenario: A VNF changes after the CMF has ended its subscription
      Given the CMF has subscribed
      And the CMF has ended the subscription
      When a VNF changes
      Then the CMF is told nothing
