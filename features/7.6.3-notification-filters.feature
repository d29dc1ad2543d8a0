Feature: 7.6.3 Filters of subscriptions

  All attributes of a filter must match, any value of an attribute is enough, and an absent attribute matches everything.

  Rule: What the filter names is reported

    @needs:notify @needs:vnfm
    Scenario Outline: A certificate for <certificates> is issued and the filter is <filter>
      Given the VNFM has registered a VNFCI for <certificates>
      And the VNFM has subscribed to everything, and with the filter "<filter>"
      When the VNFM requests a certificate
      Then by "<requirement>" the VNFM is notified

      @req:NOTIFICATION_FILTER_STATE
      Examples: notification filter state
        | certificates       | filter            | requirement               |
        | VNFCI certificates | issued            | NOTIFICATION_FILTER_STATE |
        | VNFCI certificates | issued or revoked | NOTIFICATION_FILTER_STATE |

      @req:NOTIFICATION_FILTER_CERT_TYPE
      Examples: notification filter cert type
        | certificates         | filter                        | requirement                   |
        | VNFCI certificates   | VNFCI certificates            | NOTIFICATION_FILTER_CERT_TYPE |
        | VNF OAM certificates | VNF OAM certificates          | NOTIFICATION_FILTER_CERT_TYPE |
        | VNF OAM certificates | both types                    | NOTIFICATION_FILTER_CERT_TYPE |
        | VNFCI certificates   | issued and VNFCI certificates | NOTIFICATION_FILTER_CERT_TYPE |

  Rule: What the filter does not name is not

    @needs:notify @needs:vnfm @req:NOTIFICATION_SENT
    Scenario Outline: A certificate for <certificates> is issued and the filter is <filter>: no notification
      Given the VNFM has registered a VNFCI for <certificates>
      And the VNFM has subscribed to everything, and with the filter "<filter>"
      When the VNFM requests a certificate
      Then by "<requirement>" the VNFM is notified for the other subscription only

      @req:NOTIFICATION_FILTER_STATE
      Examples: notification filter state
        | certificates       | filter  | requirement               |
        | VNFCI certificates | revoked | NOTIFICATION_FILTER_STATE |

      @req:NOTIFICATION_FILTER_CERT_TYPE
      Examples: notification filter cert type
        | certificates         | filter               | requirement                   |
        | VNFCI certificates   | VNF OAM certificates | NOTIFICATION_FILTER_CERT_TYPE |
        | VNF OAM certificates | VNFCI certificates   | NOTIFICATION_FILTER_CERT_TYPE |

      @req:NOTIFICATION_MATCHES
      Examples: notification matches
        | certificates       | filter                          | requirement          |
        | VNFCI certificates | issued and VNF OAM certificates | NOTIFICATION_MATCHES |
        | VNFCI certificates | revoked and VNFCI certificates  | NOTIFICATION_MATCHES |

      @req:NOTIFICATION_FILTER_VNF_INSTANCE
      Examples: notification filter vnf instance
        | certificates       | filter                         | requirement                      |
        | VNFCI certificates | a VNF instance that nobody has | NOTIFICATION_FILTER_VNF_INSTANCE |

  Rule: A VNF instance is known by what the VNFM tells of it

    @needs:notify @needs:vnfm @needs:lcm.consumer @req:NOTIFICATION_FILTER_VNF_INSTANCE @req:NOTIFICATION_SENT
    Scenario Outline: A certificate of a VNFC is issued and the filter names its VNF by its <attribute>
      Given the CMF has subscribed to lifecycle changes at the VNFM
      And the VNFM has registered a VNFC of a VNF as a VNFCI
      And the VNFM has subscribed to everything, and to the VNF by its <attribute>
      When the VNFM requests a certificate
      Then the VNFM is notified for both, as the VNFCI is a VNFC of the VNF

      Examples:
        | attribute  |
        | identifier |
        | name       |
        | VNFD       |
        | product    |

    @needs:notify @needs:vnfm @needs:lcm.consumer @req:NOTIFICATION_FILTER_VNF_INSTANCE @req:NOTIFICATION_SENT
    Scenario Outline: A certificate of a VNFC is issued and the filter names another VNF by its <attribute>
      Given the CMF has subscribed to lifecycle changes at the VNFM
      And the VNFM has registered a VNFC of a VNF as a VNFCI
      And the VNFM has subscribed to everything, and to another VNF by its <attribute>
      When the VNFM requests a certificate
      Then the VNFM is not notified for the other VNF

      Examples:
        | attribute  |
        | identifier |
        | name       |
        | VNFD       |
        | product    |
