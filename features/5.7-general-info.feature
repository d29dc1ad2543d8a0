Feature: 5.7 Certificate type and type of handling in generalInfo

  A request names the certificate type and the type of handling in its header (table 5.5.2.3-1, clause 5.7).

  Rule: Certificate type and delegation mode are accepted

    @req:OID_DELEGATION @req:GENERAL_INFO_BOTH @needs:dialect.sol023
    Scenario Outline: The VNFM requests a certificate out of <certificates>
      Given the VNFM has registered a VNFCI for <certificates>
      When the VNFM requests a certificate
      Then the CMF issues a certificate

      @req:OID_VNFC
      Examples:
        | certificates       |
        | VNFCI certificates |

      @req:OID_VNFOAM
      Examples:
        | certificates         |
        | VNF OAM certificates |

    @req:GENERAL_INFO_BOTH @needs:dialect.sol023
    Scenario Outline: The VNFM requests a certificate with <freedom>
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate with "<freedom>"
      Then the CMF issues a certificate

      Examples:
        | freedom                                 |
        | a blank behind the type of handling     |
        | the type of handling first              |
        | implicitConfirm before the others       |

  Rule: Other values are refused

    @needs:dialect.sol023
    Scenario Outline: The VNFM requests a certificate with <mistake>
      Given the VNFM has registered a VNFCI
      And the CMF grants a well-formed certificate signing request
      When the VNFM requests a certificate with "<mistake>"
      Then the CMF should refuse the request with "badRequest"

      @req:OID_DELEGATION
      Examples: handling
        | mistake                        |
        | the handling direct            |
        | a handling that is none        |

      @req:OID_VNFC
      Examples: certificate type
        | mistake                            |
        | a certificate type URN that is none |
        | the certificate type MANO          |
        | the certificate type twice         |

      @req:GENERAL_INFO_FITS_URI
      Examples: contradiction
        | mistake                                          |
        | a certificate type that contradicts the URI      |

      @req:GENERAL_INFO_BOTH
      Examples: one of two
        | mistake             |
        | no type of handling |
