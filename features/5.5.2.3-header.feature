Feature: 5.5.2.3 PKIHeader

  The header of a request is judged by the rules of RFC 9483 clauses 3.1 and 3.5 and of table 5.5.2.3-1; the header of
  every answer is judged wherever the suite receives one.

  Rule: The header of an answer belongs to the request

    @req:CMP_MESSAGE_HEADER @req:CMP_MESSAGE_BODY @req:RESPONSE_HEADER_TYPES
    @req:RESPONSE_TRANSACTION_ID @req:RESPONSE_RECIP_NONCE @req:RESPONSE_SENDER_NONCE @req:RESPONSE_RECIPIENT
    @req:RESPONSE_PVNO @req:RESPONSE_SENDER @req:RESPONSE_SENDER_KID @req:RESPONSE_MESSAGE_TIME
    @req:RESPONSE_IMPLICIT_CONFIRM @req:RESPONSE_EXTRA_CERTS @req:RESPONSE_PROTECTED @req:CMP_PVNO_TWO
    Scenario: The VNFM requests a certificate
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate
      Then the header of the answer belongs to the request

  Rule: What the header may hold or leave out is accepted

    Scenario Outline: The VNFM requests a certificate with <freedom>
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate with "<freedom>"
      Then the CMF issues a certificate

      @req:CMP_SENDER_NONCE
      Examples:
        | freedom                    |
        | a senderNonce of 32 octets |

      @req:CMP_MESSAGE_TIME
      Examples:
        | freedom        |
        | no messageTime |

      @req:CMP_HEADER_IGNORED
      Examples:
        | freedom                     |
        | another recipient           |
        | a freeText                  |
        | an unknown generalInfo item |

  Rule: A request with a mistake in its header is refused

    Background:
      Given the VNFM has registered a VNFCI
      And the CMF grants a well-formed certificate signing request

    Scenario Outline: The VNFM requests a certificate with <mistake>
      When the VNFM requests a certificate with "<mistake>"
      Then the CMF refuses the request with "<failInfo>"
      And no certificate was issued

      @req:CMP_PVNO
      Examples: version
        | mistake | failInfo           |
        | pvno 1  | unsupportedVersion |
        | pvno 4  | unsupportedVersion |

      @req:CMP_TRANSACTION_ID
      Examples: transaction
        | mistake          | failInfo      |
        | no transactionID | badDataFormat |

      @req:CMP_SENDER_NONCE
      Examples: nonce
        | mistake                   | failInfo       |
        | no senderNonce            | badSenderNonce |
        | a senderNonce of 8 octets | badSenderNonce |

      @req:CMP_MESSAGE_TIME
      Examples: time
        | mistake                      | failInfo |
        | a messageTime one day ago    | badTime  |
        | a messageTime one day ahead  | badTime  |

    @req:CMP_TRANSACTION_ID_IN_USE
    Scenario: The VNFM sends the same request twice
      When the VNFM requests a certificate with "the very octets of the well-formed request"
      Then the CMF should refuse the request with "transactionIdInUse or badTime or badSenderNonce"
      And no second certificate was issued
