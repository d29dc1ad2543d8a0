Feature: 5.5.1 Transfer of CMP messages over HTTP

  CMP messages travel as RFC 9811 says: one PKIMessage in the content of a POST request, one in its answer.

  Rule: A well-formed message is answered with one message

    @req:CMP_HTTP_STATUS @req:CMP_MEDIA_TYPE @req:CMP_ONE_MESSAGE @req:CMP_NO_REDIRECT
    Scenario: The VNFM requests a certificate with an ordinary request
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate
      Then the CMF issues a certificate

    @req:CMP_TRAILING_SLASH
    Scenario: The VNFM requests a certificate at the URI with a slash behind it
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate with "a slash behind the URI"
      Then the CMF issues a certificate

    @req:CMP_HTTP_10
    Scenario: The VNFM requests a certificate over HTTP/1.0
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate with "HTTP/1.0"
      Then the CMF issues a certificate

  Rule: The CMP URIs of RFC 9483 are served

    @req:URI_CMP_BASE
    Scenario: The CMP URIs are found where RFC 9483 puts them
      When the VNFM asks for the CMP URIs
      Then the CMP URIs of RFC 9483 are served

  Rule: What is no CMP message is refused, at once

    Background:
      Given the VNFM has registered a VNFCI
      And the CMF grants a well-formed certificate signing request

    Scenario Outline: The VNFM requests a certificate with <mistake>
      When the VNFM requests a certificate with "<mistake>"
      Then the CMF refuses the transfer
      And no certificate was issued

      @req:CMP_ONE_MESSAGE
      Examples: the content is no PKIMessage in DER
        | mistake                   |
        | an empty body             |
        | a body that is no ASN.1   |
        | a body that is cut off    |

      @req:CMP_DER_ONLY
      Examples: the content is not only DER
        | mistake                   |
        | octets behind the message |
        | BER in place of DER       |

      @req:CMP_MEDIA_TYPE_REFUSED
      Examples: the content is not said to be a PKIMessage
        | mistake                  |
        | another media type       |
        | no media type            |

      @req:URI_CMP_NAMES
      Examples: the URI is none
        | mistake                          |
        | a certificate type that is none  |
        | an operation that is none        |

      @req:CMP_BODY_TYPE_FITS
      Examples: the URI is that of another operation
        | mistake                     |
        | the revocation URI          |

      @req:CMP_BODY_TYPE_OF_SERVER
      Examples: only a CMF sends such messages
        | mistake                                           |
        | a pkiconf in place of the request                 |
        | an empty genp in place of the request             |
        | an announcement of no CRL in place of the request |

    @req:CMP_SIZE_LIMIT
    Scenario: The VNFM sends a message of one megabyte
      When the VNFM requests a certificate with "a megabyte of octets"
      Then the CMF refuses the transfer
      And no certificate was issued
