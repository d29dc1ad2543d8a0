Feature: 5.3.3 Confirmation of the certificate

  SOL023 does not show it; RFC 9483 clause 4.1.1 ends an enrolment with a confirmation, unless it was granted implicitly.

  Rule: Implicit confirmation is granted only when asked for

    @req:CONFIRM_IMPLICIT @needs:cmp.implicitConfirm
    Scenario: The VNFM asks for implicit confirmation
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate with "a wish for implicit confirmation"
      Then the CMF grants implicit confirmation

    @req:RESPONSE_IMPLICIT_CONFIRM
    Scenario: The VNFM does not ask for implicit confirmation
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate with "no wish for implicit confirmation"
      Then the CMF does not grant implicit confirmation

  Rule: A confirmation is answered with pkiconf

    Background:
      Given the VNFM has registered a VNFCI
      And the VNFM has a certificate to confirm

    @req:CONFIRM_ANSWERED @needs:cmp.explicitConfirm
    Scenario: The VNFM confirms the certificate
      When the VNFM confirms the certificate
      Then the CMF answers with pkiconf

    @req:CONFIRM_ANSWERED @needs:cmp.explicitConfirm
    Scenario Outline: The VNFM rejects the certificate with <form>
      When the VNFM confirms the certificate with "<form>"
      Then the CMF answers with pkiconf

      Examples:
        | form                            |
        | the status rejection            |
        | no certificate status           |

    @req:CMP_CONNECTION_INDEPENDENT @needs:cmp.explicitConfirm
    Scenario: The VNFM confirms the certificate over another connection
      When the VNFM confirms the certificate with "a connection of its own"
      Then the CMF answers with pkiconf

  Rule: A confirmation with a mistake is refused

    Background:
      Given the VNFM has registered a VNFCI
      And the VNFM has a certificate to confirm

    @needs:cmp.explicitConfirm
    Scenario Outline: The VNFM confirms the certificate with <mistake>
      When the VNFM confirms the certificate with "<mistake>"
      Then the CMF refuses the confirmation with "<failInfo>"

      @req:CONFIRM_HASH
      Examples:
        | mistake           | failInfo   |
        | a wrong certHash  | badCertId  |

      @req:CONFIRM_ONE_STATUS
      Examples:
        | mistake                     | failInfo   |
        | a certReqId never used      | badRequest |
        | two certificate statuses    | badRequest |

      @req:CONFIRM_TRANSACTION
      Examples:
        | mistake                     | failInfo   |
        | a transactionID never used  | badRequest |

      @req:CONFIRM_RECIP_NONCE
      Examples:
        | mistake             | failInfo          |
        | no recipNonce       | badRecipientNonce |
        | a wrong recipNonce  | badRecipientNonce |

      @req:CONFIRM_SENDER_NONCE
      Examples:
        | mistake             | failInfo          |
        | no senderNonce      | badSenderNonce    |

      @req:CMP_PROTECTED
      Examples:
        | mistake         | failInfo        |
        | no protection   | badMessageCheck |

      @req:CONFIRM_SAME_PROTECTION
      Examples:
        | mistake                              | failInfo                                     |
        | protection by the new certificate    | wrongIntegrity or badRequest or notAuthorized |

    @req:CONFIRM_ONCE @needs:cmp.explicitConfirm
    Scenario: The VNFM confirms the certificate twice
      Given the VNFM has confirmed the certificate
      When the VNFM confirms the certificate
      Then the CMF refuses the confirmation with "certConfirmed or badRequest"
