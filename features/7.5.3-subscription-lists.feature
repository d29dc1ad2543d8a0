Feature: 7.5.3 Lists of subscriptions

  The subscriptions of a consumer are listed like other resources, with the filters of SOL013.

  Rule: A filter chooses subscriptions

    @needs:notify @needs:vnfm @req:SUBSCRIPTIONS_FILTER
    Scenario: The VNFM looks for one subscription by its identifier
      Given the VNFM has subscribed twice
      When the VNFM queries its subscriptions with the filter "(eq,id,<id>)"
      Then the list contains that subscription alone

    @needs:notify @needs:vnfm @req:SUBSCRIPTIONS_FILTER_ATTRIBUTES
    Scenario Outline: The VNFM filters by <attribute>: the subscription is <which>
      Given the VNFM has subscribed
      When the VNFM queries its subscriptions with the filter "<filter>"
      Then the attribute "<attribute>" is filtered: the subscription is <which>

      Examples:
        | attribute   | which  | filter                        |
        | callbackUri | found  | (eq,callbackUri,'<callback>')  |
        | callbackUri | missed | (neq,callbackUri,'<callback>') |

    @needs:notify @needs:vnfm @req:SUBSCRIPTIONS_FILTER_INVALID @req:SUBSCRIPTIONS_FILTER_INVALID_DETAIL
    Scenario Outline: The filter <filter> is refused
      Given the VNFM has subscribed
      When the VNFM queries its subscriptions with the filter "<filter>"
      Then the filter of subscriptions is refused as invalid

      Examples:
        | filter           |
        | (eq,callbackUri  |
        | (like,id,7)      |
        | id=7             |
