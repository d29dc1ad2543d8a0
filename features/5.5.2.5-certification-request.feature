Feature: 5.5.2.5 CMP Certification Request structure

  The PKCS #10 request inside p10cr proves with its signature that the subject holds the key (RFC 2986, RFC 9483 clauses
  4.1.4 and 5.1.1).

  Rule: A certification request with a mistake is refused

    Background:
      Given the VNFM has registered a VNFCI
      And the CMF grants a well-formed certificate signing request

    Scenario Outline: The VNFM requests a certificate with <mistake>
      When the VNFM requests a certificate with "<mistake>"
      Then the CMF refuses the request with "<failInfo>"
      And no certificate was issued

      @req:CSR_POP
      Examples: no proof of possession
        | mistake                            | failInfo                |
        | a changed signature of the CSR     | badPOP                  |
        | a CSR signed by another key        | badPOP                  |

      @req:CSR_VERSION
      Examples: version
        | mistake           | failInfo                         |
        | a CSR of version 1 | badCertTemplate or badDataFormat |

      @req:CSR_NAMELESS
      Examples: no name at all
        | mistake               | failInfo                         |
        | a CSR without any name | badCertTemplate or notAuthorized |

  Rule: A certificate never grants more than a subject may have

    @req:CERT_NO_CA @req:CERT_NO_CMP_AUTHORITY
    Scenario Outline: The VNFM requests a certificate with <wish>
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate with "<wish>"
      Then the CMF does not grant the wish

      Examples:
        | wish                                    |
        | basicConstraints that make it a CA      |
        | keyCertSign in its key usage            |
        | an extended key usage for CMP authorities |

    @req:CERT_KEY_STRENGTH
    Scenario: The VNFM requests a certificate with a weak key
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate with "an RSA key of 1024 bits"
      Then the CMF should refuse the request
