Feature: 5.5.2.2 Protection of the PKIMessage

  Every request is protected, by a signature or by a shared secret, and the CMF acts on nothing whose protection does not
  hold (RFC 9483 clauses 3.2, 3.3 and 3.5).

  Rule: The protection certificate is found wherever it stands in extraCerts

    @req:CMP_EXTRA_CERTS_ORDER
    Scenario Outline: The VNFM requests a certificate with <freedom>
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate with "<freedom>"
      Then the CMF issues a certificate

      Examples:
        | freedom                                |
        | extraCerts in reverse order            |
        | a foreign certificate in extraCerts    |

  Rule: A request whose signature does not hold is refused

    Background:
      Given the VNFM has registered a VNFCI
      And the CMF grants a well-formed certificate signing request

    Scenario Outline: The VNFM requests a certificate with <mistake>
      When the VNFM requests a certificate with "<mistake>"
      Then the CMF refuses the request with "<failInfo>"
      And no certificate was issued

      @req:CMP_PROTECTED
      Examples: no protection
        | mistake                           | failInfo        |
        | no protection                     | badMessageCheck |
        | protectionAlg without protection  | badMessageCheck |
        | protection without protectionAlg  | badMessageCheck |

      @req:CMP_PROTECTION_VERIFIED
      Examples: a protection that does not fit
        | mistake                     | failInfo        |
        | a changed protection        | badMessageCheck |
        | a header changed afterwards | badMessageCheck |
        | a body changed afterwards   | badMessageCheck |

      @req:CMP_SIGNER_TRUSTED
      Examples: a signer that nobody trusts
        | mistake                     | failInfo                            |
        | an untrusted signer         | signerNotTrusted or badMessageCheck |

      @req:CMP_SENDER_IS_SIGNER
      Examples: the sender is another
        | mistake                     | failInfo        |
        | another sender              | badMessageCheck |

      @req:CMP_SENDER_KID
      Examples: the key is another
        | mistake           | failInfo                            |
        | a wrong senderKID | badMessageCheck or signerNotTrusted |

      @req:CMP_EXTRA_CERTS
      Examples: the protection certificate is missing
        | mistake       | failInfo                            |
        | no extraCerts | badMessageCheck or signerNotTrusted |

      @req:CMP_SIGNATURE_ALGORITHM
      Examples: an algorithm that is deprecated
        | mistake           | failInfo |
        | a SHA-1 signature | badAlg   |

  Rule: A request whose MAC does not hold is refused

    Background:
      Given the VNFM has registered a VNFCI
      And the CMF grants a well-formed certificate signing request

    @needs:cmp.mac
    Scenario Outline: The VNFM requests a certificate with <mistake>
      When the VNFM requests a certificate with "<mistake>"
      Then the CMF refuses the request with "<failInfo>"
      And no certificate was issued

      @req:CMP_PROTECTION_VERIFIED
      Examples: a MAC that does not fit
        | mistake                        | failInfo        |
        | a MAC with a wrong secret      | badMessageCheck |
        | a MAC under an unknown reference | badMessageCheck |

      @req:CMP_MAC_ITERATIONS
      Examples: too few or too many iterations
        | mistake                        | failInfo                  |
        | PasswordBasedMac of 99 rounds  | badAlg or badMessageCheck |
        | PasswordBasedMac of 2147483647 rounds | badAlg or badMessageCheck |
